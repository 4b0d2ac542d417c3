import { createHash } from 'node:crypto'

import type { Call } from '../program.js'

import { query, sql } from '../db/sql.js'
import { Refusal } from '../refusals.js'
import { callerAddress } from './callerAddress.js'

const HOUR_MS = 60 * 60 * 1000
/** Many people may come from one address. */
const PER_ADDRESS_OF_CALLER = 10

/**
 * Counts an attempt at something that needs no sign-in, by what it is tried with (an address or a token) and by where
 * it comes from (SPEC 5.6). Called before what it limits opens a transaction, so that what is refused counts all the same.
 *
 * Refuses with: too_many_requests.
 */
export const countAttempt = async (call: Call, action: string, subject: string): Promise<void> => {
  const { attemptsPerHour } = call.program.limits
  const caller = callerAddress(call)
  const waits = [await take(call, `${action}:${subject.toLowerCase()}`, attemptsPerHour)]
  if (caller)
    waits.push(await take(call, `${action}@${caller}`, attemptsPerHour * PER_ADDRESS_OF_CALLER))
  refuse(call, Math.max(...waits))
}

/**
 * Counts an invitation that somebody sends, in the same transaction: one that is refused was not sent.
 *
 * Refuses with: too_many_requests.
 */
export const countInvitation = async (call: Call, inviter: string): Promise<void> => {
  refuse(call, await take(call, `invite:${inviter}`, call.program.limits.invitationsPerHour))
}

const refuse = ({ req }: Call, waitMs: number): void => {
  if (waitMs <= 0) return
  const seconds = Math.ceil(waitMs / 1000)
  req.responseHeaders = new Headers(req.responseHeaders)
  req.responseHeaders.set('Retry-After', String(seconds))
  throw new Refusal('too_many_requests', { retryAfterSeconds: seconds })
}

/** Takes one of `max` in the hour that began with the first; how long to wait where there was none left. One statement. */
const take = async (call: Call, name: string, max: number): Promise<number> => {
  const now = call.program.clock.now()
  const key = createHash('sha256').update(name).digest('hex') // Neither addresses nor tokens are kept.
  const isOver = sql`attempts.since <= ${new Date(now.getTime() - HOUR_MS).toISOString()}::timestamptz`
  const [row] = await query<{ count: number; since: Date | string }>(
    call,
    sql`
    insert into partner_program_attempts as attempts (key, since, count) values (${key}, ${now.toISOString()}::timestamptz, 1)
    on conflict (key) do update set
      count = case when ${isOver} then 1 else least(attempts.count + 1, ${max + 1}) end,
      since = case when ${isOver} then excluded.since else attempts.since end
    returning count, since`,
  )
  return row && row.count > max ? new Date(row.since).getTime() + HOUR_MS - now.getTime() : 0
}

/** What is over limits nothing any more. */
export const forgetAttempts = async (call: Call): Promise<void> => {
  const before = new Date(call.program.clock.now().getTime() - HOUR_MS).toISOString()
  await query(call, sql`delete from partner_program_attempts where since <= ${before}::timestamptz`)
}
