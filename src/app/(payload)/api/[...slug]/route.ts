import config from '@payload-config'
import {
  REST_DELETE,
  REST_GET,
  REST_OPTIONS,
  REST_PATCH,
  REST_POST,
  REST_PUT,
} from '@payloadcms/next/routes'
import { withRestErrorCodes } from 'payload-partner-program/next'

export const GET = withRestErrorCodes(REST_GET(config))
export const POST = withRestErrorCodes(REST_POST(config))
export const DELETE = withRestErrorCodes(REST_DELETE(config))
export const PATCH = withRestErrorCodes(REST_PATCH(config))
export const PUT = withRestErrorCodes(REST_PUT(config))
export const OPTIONS = REST_OPTIONS(config)
