import { Button } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'

import type { Id } from '../../documents.js'
import type { Visit } from '../shared/visit.js'

/** Saves what proves an acceptance (SPEC 2.7). */
export const EvidenceButton = ({ acceptance, visit }: { acceptance: Id; visit: Visit }) => {
  const { call, say } = visit
  const { routes } = call.req.payload.config
  return (
    <Button
      buttonStyle="secondary"
      el="anchor"
      margin={false}
      size="small"
      url={formatAdminURL({
        apiRoute: routes.api,
        path: `/${call.program.slugs.agreementAcceptances}/${acceptance}/evidence`,
      })}
    >
      {say('agreement:evidence')}
    </Button>
  )
}
