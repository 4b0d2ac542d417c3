import type { Config, EmailAdapter, Payload, SendEmailOptions } from 'payload'

type Send = (message: SendEmailOptions) => Promise<unknown>

const senders = new WeakMap<Payload, Send>()

/** How the host really sends mail, or nothing where it has no adapter: mail is then kept. */
export const hostMailer = (payload: Payload): Send | undefined => senders.get(payload)

type Outbox = (payload: Payload, message: SendEmailOptions) => Promise<void>

/**
 * The host's email adapter behind our outbox: whatever anybody sends, Payload's forgotten-password mail too, is first
 * written down by `outbox` and leaves after commit, by the host's adapter.
 */
export const wrapMailer = (email: Config['email'], outbox: Outbox): NonNullable<Config['email']> =>
  email instanceof Promise ? email.then((host) => wrap(host, outbox)) : wrap(email, outbox)

const wrap =
  (adapter: EmailAdapter | undefined, outbox: Outbox): EmailAdapter =>
  ({ payload }) => {
    const host = adapter?.({ payload })
    if (host) senders.set(payload, (message) => host.sendEmail(message))
    return {
      defaultFromAddress: host?.defaultFromAddress ?? 'platform@localhost',
      defaultFromName: host?.defaultFromName ?? 'Platform',
      name: 'partner-program-outbox',
      sendEmail: (message) => outbox(payload, message),
    }
  }
