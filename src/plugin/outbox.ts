import type { Payload, SendEmailOptions } from 'payload'

import { randomUUID } from 'node:crypto'

import { createLocalReq } from 'payload'

import { inTransaction } from '../db/transaction.js'
import { put } from '../mail/enqueue.js'
import { callOf } from '../program.js'

/** What Payload itself sends (a forgotten password) waits in the outbox like every other mail (SPEC 8.7). */
export const outbox = async (
  payload: Payload,
  { html, subject, text, to }: SendEmailOptions,
): Promise<void> => {
  const call = callOf(await createLocalReq({}, payload))
  const plain = (value: unknown): string => (typeof value === 'string' ? value : '')
  for (const receiver of addressesOf(to)) {
    await inTransaction(call.req, () =>
      put(call, {
        cause: `platform:${randomUUID()}`,
        html: plain(html),
        kind: 'platform',
        subject: plain(subject)
          .replaceAll(/[\r\n]/g, ' ')
          .slice(0, 200),
        text:
          plain(text) ||
          plain(html)
            .replaceAll(/<[^>]+>/g, ' ')
            .trim(),
        to: receiver,
      }),
    )
  }
}

const addressesOf = (to: SendEmailOptions['to']): string[] =>
  (Array.isArray(to) ? to : [to]).flatMap((one) =>
    typeof one === 'string' ? [one] : one && 'address' in one && one.address ? [one.address] : [],
  )
