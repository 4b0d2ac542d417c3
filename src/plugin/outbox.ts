import type { Payload, SendEmailOptions } from 'payload'

import { randomUUID } from 'node:crypto'

import { createLocalReq } from 'payload'

import { inTransaction } from '../db/transaction.js'
import { put } from '../mail/enqueue.js'
import { plainTextOf } from '../mail/plainText.js'
import { addressesOf } from '../mail/receivers.js'
import { callOf } from '../program.js'

/** What Payload itself or the host sends (a forgotten password) waits in the outbox like every other mail (SPEC 8.7). */
export const outbox = async (
  payload: Payload,
  { attachments, bcc, cc, html, replyTo, subject, text, to }: SendEmailOptions,
): Promise<void> => {
  if (attachments?.length)
    throw new Error(
      'partnerProgram(): mail goes through the outbox, which carries no attachments. Send a link instead.',
    )
  const call = callOf(await createLocalReq({}, payload))
  const markup = plain(html)
  const [answerTo] = addressesOf(replyTo)
  const cause = `platform:${randomUUID()}`
  const receivers = new Set([to, cc, bcc].flatMap(addressesOf))
  await inTransaction(call.req, async () => {
    for (const [index, receiver] of [...receivers].entries()) {
      await put(call, {
        cause: `${cause}:${index}`, // Without the address, which would outlive its owner's erasure.
        html: markup,
        kind: 'platform',
        subject: plain(subject)
          .replaceAll(/\p{Cc}+/gu, ' ')
          .slice(0, 200),
        text: plain(text) || plainTextOf(markup),
        to: receiver,
        ...(answerTo && { replyTo: answerTo }),
      })
    }
  })
}

const plain = (value: unknown): string => (typeof value === 'string' ? value : '')
