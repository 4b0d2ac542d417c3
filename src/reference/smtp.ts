import type { EmailAdapter } from 'payload'

import { createTransport } from 'nodemailer'

type Options = { from: { address: string; name: string }; url: string }

/** Sends by SMTP. Receivers go as objects: in a plain string a line break would add receivers. */
export const smtp =
  ({ from, url }: Options): EmailAdapter =>
  () => {
    const transport = createTransport(url, { from })
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
