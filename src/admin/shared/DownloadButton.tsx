import { Button } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'

import type { Visit } from './visit.js'

type Props = {
  label: string
  /** Below the API's root, with its query. */
  path: `/${string}`
  visit: Visit
}

/** Saves a file that the API hands over. */
export const DownloadButton = ({ label, path, visit }: Props) => {
  const [below, query] = path.split('?')
  const { api } = visit.call.req.payload.config.routes
  const url = formatAdminURL({ apiRoute: api, path: below as `/${string}` })
  return (
    <Button
      buttonStyle="secondary"
      el="anchor"
      margin={false}
      size="small"
      url={query ? `${url}?${query}` : url}
    >
      {label}
    </Button>
  )
}
