import type { EmailAdapter } from 'payload'

import { createTransport } from 'nodemailer'

type Options = { from: { address: string; name: string }; url: string }

/** Nodemailer waits ten minutes for a server that says nothing. The url may say otherwise. */
const PATIENCE = {
  connectionTimeout: 10_000,
  dnsTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 20_000,
}

/** Sends by SMTP. Receivers go as objects: in a plain string a line break would add receivers. */
export const smtp =
  ({ from, url }: Options): EmailAdapter =>
  () => {
    const transport = createTransport({ ...PATIENCE, url }, { from })
    return {
      defaultFromAddress: from.address,
      defaultFromName: from.name,
      name: 'smtp',
      sendEmail: ({ to, ...message }) =>
        transport.sendMail({
          ...message,
          from,
          to: [{ address: typeof to === 'string' ? to : '', name: '' }],
        }),
    }
  }
