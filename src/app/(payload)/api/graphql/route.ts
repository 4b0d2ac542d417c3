import config from '@payload-config'
import { GRAPHQL_POST, REST_OPTIONS } from '@payloadcms/next/routes'

import { withErrorCodes } from '../../../../reference/graphqlErrors'

export const POST = withErrorCodes(GRAPHQL_POST(config))
export const OPTIONS = REST_OPTIONS(config)
