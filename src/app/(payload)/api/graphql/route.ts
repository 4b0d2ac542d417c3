import config from '@payload-config'
import { GRAPHQL_POST, REST_OPTIONS } from '@payloadcms/next/routes'
import { withGraphQLErrorCodes } from 'payload-partner-program/next'

export const POST = withGraphQLErrorCodes(GRAPHQL_POST(config))
export const OPTIONS = REST_OPTIONS(config)
