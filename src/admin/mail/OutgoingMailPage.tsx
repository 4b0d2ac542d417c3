import type { OutgoingMail } from '../../documents.js'
import type { AdminViewServerProps } from '../shared/visit.js'

import { ReadOnlyDocument } from '../document/ReadOnlyDocument.js'
import { ActionDrawer } from '../shared/ActionDrawer.js'
import { documentOf, visitOf } from '../shared/visit.js'

/** A mail as it was written, and what became of it. What was not delivered can be sent again. */
export const OutgoingMailPage = (props: AdminViewServerProps) => {
  const visit = visitOf(props)
  const { call, say } = visit
  const mail = documentOf(props) as OutgoingMail & { text?: null | string }
  const slug = call.program.slugs.outgoingMails
  const canResend = ['failed', 'kept'].includes(mail.status) && Boolean(mail.text)
  return (
    <ReadOnlyDocument
      actions={
        canResend && (
          <ActionDrawer
            action={say('mail:resend')}
            done={say('mail:resent')}
            effects={[say('mail:resendEffect', { to: mail.to })]}
            label={say('mail:resend')}
            look="primary"
            path={`/${slug}/${mail.id}/resend`}
            title={mail.subject}
          />
        )
      }
      document={mail}
      slug={slug}
      visit={visit}
    />
  )
}
