import type { Payload } from 'payload'

import { setTimeout as sleep } from 'node:timers/promises'

import type { Id } from '../documents.js'
import type { Call, Program } from '../program.js'
import type { Claimed } from './outboxRows.js'

import { hostMailer } from '../gateways/mailer.js'
import { isOneAddress } from '../mail/receivers.js'
import { unseal } from '../mail/seal.js'
import { claim, findDue, keepWaiting, markRefused, markSent } from './outboxRows.js'

/** How many mails are under way at once, and how many of them were tried before. */
const SLOTS = 5
const RETRY_SLOTS = 2

const FIRST_DELAY_MS = 5_000
const LONGEST_DELAY_MS = 60 * 60 * 1000
const GIVE_UP_AFTER_MS = 24 * 60 * 60 * 1000
/** The host's adapter may never answer. */
const PATIENCE_MS = 60_000

type Body = { html: string; replyTo?: string; text: string }

/**
 * Sends what is due, a few mails at a time. One that its server keeps hanging holds up no new one: what was tried
 * before never takes all places.
 */
export class Sender {
  readonly #call: Call
  readonly #onRoom: () => void
  readonly #underWay = new Map<Id, { isRetry: boolean; work: Promise<void> }>()

  constructor(payload: Payload, program: Program, onRoom: () => void) {
    this.#call = { program, req: { context: {}, payload } as never }
    this.#onRoom = onRoom
  }

  /** Starts as many of the due mails as there is room for, and does not wait for them. */
  async fill(): Promise<void> {
    if (!hostMailer(this.#call.req.payload)) {
      await keepWaiting(this.#call)
      return
    }
    const limit = SLOTS - this.#underWay.size
    if (limit === 0) return
    const due = await findDue(this.#call, { except: [...this.#underWay.keys()], limit })
    for (const mail of due) {
      const isRetry = mail.attempts > 0
      if (isRetry && this.#retries() >= RETRY_SLOTS) return
      const work = this.#send(mail).finally(() => {
        this.#underWay.delete(mail.id)
        this.#onRoom()
      })
      this.#underWay.set(mail.id, { isRetry, work })
    }
  }

  /** Resolves when nothing is under way any more. */
  async settled(): Promise<void> {
    await Promise.all([...this.#underWay.values()].map(({ work }) => work))
  }

  #retries(): number {
    return [...this.#underWay.values()].filter(({ isRetry }) => isRetry).length
  }

  async #send(due: { attempts: number; id: Id }): Promise<void> {
    try {
      const delay = Math.min(FIRST_DELAY_MS * 2 ** due.attempts, LONGEST_DELAY_MS)
      const nextTryAt = new Date(this.#call.program.clock.now().getTime() + delay)
      const mail = await claim(this.#call, due, nextTryAt)
      if (!mail) return
      const result = await deliver(this.#call, mail, nextTryAt)
      await insist(() =>
        result === 'sent' ? markSent(this.#call, mail) : markRefused(this.#call, mail, result),
      )
    } catch (err) {
      this.#call.req.payload.logger.error({ err, msg: `Mail ${due.id} is tried again later` })
    }
  }
}

type Result = { lastError: string; nextTryAt: Date | undefined } | 'sent'

/** Hands a mail to the host's adapter. */
const deliver = async ({ req }: Call, mail: Claimed, nextTryAt: Date): Promise<Result> => {
  const { payload } = req
  const never = (lastError: string): Result => ({ lastError, nextTryAt: undefined })
  if (!isOneAddress(mail.to)) return never('This is not one plain address.')
  const json = unseal(payload.secret, mail.sealed ?? '')
  if (json === undefined)
    return never('The text cannot be decrypted: the secret has changed since it was written.')

  const { html, replyTo, text } = JSON.parse(json) as Body
  const sending = hostMailer(payload)!({
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Message-Kind': mail.kind },
    html,
    // The same at each try, so that a receiver can tell a repetition after a crash.
    messageId: `<${mail.id}@${payload.email.defaultFromAddress.split('@').at(-1)}>`,
    subject: mail.subject,
    text,
    to: mail.to,
    ...(replyTo && { replyTo }),
  })
  try {
    await within(PATIENCE_MS, sending)
    return 'sent'
  } catch (error) {
    const giveUpAt = new Date(mail.createdAt).getTime() + GIVE_UP_AFTER_MS
    return {
      lastError: sentenceOf(error),
      nextTryAt: nextTryAt.getTime() > giveUpAt ? undefined : nextTryAt,
    }
  }
}

/** What a server answers may hold anything; Postgres refuses NUL. */
const sentenceOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error))
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, 500)

const within = async <T>(ms: number, work: Promise<T>): Promise<T> => {
  const timer = new AbortController()
  const late = sleep(ms, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`The mail adapter did not answer within ${ms / 1000} seconds.`)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    late.catch(() => undefined)
    timer.abort()
  }
}

const PAUSES_MS = [200, 1_000, 3_000]

/** A database that closes a connection must not make us forget what was delivered. */
const insist = async (work: () => Promise<unknown>): Promise<void> => {
  for (const pause of PAUSES_MS) {
    try {
      await work()
      return
    } catch {
      await sleep(pause)
    }
  }
  await work()
}
