import type { CollectionConfig } from 'payload'

import type { User } from '../documents.js'
import type { Program } from '../program.js'

import { languageOf, pageUrl } from '../mail/enqueue.js'
import { messageOf, render } from '../mail/messages.js'

type Forgotten = NonNullable<
  Exclude<NonNullable<CollectionConfig['auth']>, boolean>['forgotPassword']
>
type Args = Parameters<NonNullable<Forgotten['generateEmailHTML']>>[0]

/**
 * Payload's mail for a forgotten password in the receiver's language, with a link to the platform's own address: Payload
 * writes it in the asker's language, and takes the address from his request.
 */
export const forgottenPassword = (program: Program): Forgotten => {
  const message = ({ req, token, user }: NonNullable<Args>) => {
    const call = { program, req: req! }
    const { admin, routes } = req!.payload.config
    const url = pageUrl(call, `${routes.admin}${admin.routes.reset}/${token}`)
    const language = (user as User).language ?? languageOf(call)
    return messageOf('password-forgotten', language, { url })
  }
  return {
    generateEmailHTML: (args) => render(message(args!)).html,
    generateEmailSubject: (args) => message(args!).subject,
  }
}
