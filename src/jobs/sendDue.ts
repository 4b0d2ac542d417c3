import type { Payload } from 'payload'

import type { OutgoingMail } from '../documents.js'
import type { Program } from '../program.js'

import { findOwn, updateOwn } from '../db/own.js'
import { hostMailer } from '../gateways/mailer.js'
import { unseal } from '../mail/seal.js'

const BATCH = 20
const FIRST_DELAY_MS = 5_000
const LONGEST_DELAY_MS = 60 * 60 * 1000
const GIVE_UP_AFTER_MS = 24 * 60 * 60 * 1000

/** Sends the mails that are due, until none is left. Only one process at a time does (see the runner). */
export const sendDue = async (payload: Payload, program: Program): Promise<void> => {
  const call = { program, req: { context: {}, payload } as never }
  for (;;) {
    const due = await findOwn(
      call,
      'outgoingMails',
      {
        and: [
          { status: { equals: 'waiting' } },
          { nextTryAt: { less_than_equal: program.clock.now().toISOString() } },
        ],
      },
      { limit: BATCH, sort: 'nextTryAt' },
    )
    for (const mail of due)
      await updateOwn(call, 'outgoingMails', mail.id, await deliver(payload, program, mail))
    if (due.length < BATCH) return
  }
}

/** What became of a mail: its row's new fields. After delivery only address, subject, kind and times stay. */
const deliver = async (
  payload: Payload,
  program: Program,
  mail: OutgoingMail,
): Promise<Partial<OutgoingMail>> => {
  const send = hostMailer(payload)
  if (!send) return { nextTryAt: null, status: 'kept' }
  const body = unseal(payload.secret, mail.sealed ?? '')
  if (!body)
    return {
      lastError: 'The text cannot be decrypted: the secret has changed since.',
      nextTryAt: null,
      status: 'failed',
    }

  const { html, text } = JSON.parse(body) as { html: string; text: string }
  try {
    // The same Message-ID at each try, so that a receiver can tell a repetition after a crash.
    await send({
      headers: { 'X-Message-Kind': mail.kind },
      html,
      messageId: `<${mail.id}@partner-program>`,
      subject: mail.subject,
      text,
      to: mail.to,
    })
    return {
      attempts: mail.attempts + 1,
      lastError: null,
      nextTryAt: null,
      sealed: null,
      sentAt: program.clock.now().toISOString(),
      status: 'sent',
    }
  } catch (error) {
    return retry(program, mail, error instanceof Error ? error.message : String(error))
  }
}

const retry = (
  program: Program,
  { attempts, createdAt }: OutgoingMail,
  reason: string,
): Partial<OutgoingMail> => {
  const now = program.clock.now().getTime()
  const delay = Math.min(FIRST_DELAY_MS * 2 ** attempts, LONGEST_DELAY_MS)
  const lastError = reason.slice(0, 500)
  if (now + delay > new Date(createdAt).getTime() + GIVE_UP_AFTER_MS)
    return { attempts: attempts + 1, lastError, nextTryAt: null, status: 'failed' }
  return { attempts: attempts + 1, lastError, nextTryAt: new Date(now + delay).toISOString() }
}
