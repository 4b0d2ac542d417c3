import type { Id, ReferralTerms } from '../documents.js'
import type { Call } from '../program.js'

import { lockRow } from '../db/lock.js'
import { findOwnById, findOwnByIdOrThrow } from '../db/own.js'
import { query, sql, tableOf } from '../db/sql.js'
import { idOf } from '../documents.js'
import { fieldRefusal, Refusal } from '../refusals.js'
import { findTerms } from './terms.js'

export type SentTerms = {
  [Field in 'capCents' | 'discountBps' | 'kickbackBps']?: null | number | undefined
}

const isWhole = (value: unknown, most: number): boolean =>
  value === undefined ||
  value === null ||
  (Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= most)

/** Refuses with: validation_failed. */
export const judgeNumbers = ({ capCents, discountBps, kickbackBps }: SentTerms): void => {
  for (const [path, value] of Object.entries({ discountBps, kickbackBps }))
    if (!isWhole(value, 10_000))
      throw fieldRefusal(
        'validation_failed',
        path,
        'Write whole hundredths of a percent, from 0 to 10000.',
      )
  if (!isWhole(capCents, Number.MAX_SAFE_INTEGER))
    throw fieldRefusal('validation_failed', 'capCents', 'Write whole cents, 0 or more.')
}

export const DEFAULT_KICKBACK_BPS = 2_000

/** A deal's numbers, with the defaults where nothing was said: they stand for themselves, whatever was in force before. */
export const numbersOf = ({
  capCents,
  discountBps,
  kickbackBps,
}: SentTerms): Pick<ReferralTerms, 'capCents' | 'discountBps' | 'kickbackBps'> => ({
  capCents: capCents ?? null,
  discountBps: discountBps ?? 0,
  kickbackBps: kickbackBps ?? DEFAULT_KICKBACK_BPS,
})

/** When the last invoice was paid that has a line in a deal. */
export const lastEarned = async (call: Call, entry: Id): Promise<string | undefined> => {
  const [row] = await query<{ at: Date | null | string }>(
    call,
    sql`select max(paid_at) as at from ${tableOf(call.program, 'ledgerLines')} where entry_id = ${entry}`,
  )
  return row?.at ? new Date(row.at).toISOString() : undefined
}

/**
 * Whether a deal may get new numbers from a moment on, under its account's and its own lock (SPEC 7.1).
 *
 * Refuses with: forbidden, validation_failed, wrong_state, terms_retroactive.
 */
export const judgeNewTerms = async (
  call: Call,
  sent: Partial<ReferralTerms>,
): Promise<ReturnType<typeof numbersOf>> => {
  const known = await findOwnById(call, 'referralEntries', idOf(sent.entry) ?? '')
  if (!known) throw new Refusal('forbidden')
  judgeNumbers(sent)
  await lockRow(call, 'billingAccounts', known.billingAccount)
  await lockRow(call, 'referralEntries', known.id)
  const deal = await findOwnByIdOrThrow(call, 'referralEntries', known.id) // As it is under the lock.
  if (deal.closedAt) throw new Refusal('wrong_state', { message: 'This deal is closed.' })
  const terms = await findTerms(call, deal.id)
  const from = new Date(sent.effectiveFrom!).toISOString()
  const earned = await lastEarned(call, deal.id)
  const isLate = from > terms.at(-1)!.effectiveFrom && (!earned || from > earned)
  if (!isLate) throw fieldRefusal('terms_retroactive', 'effectiveFrom')
  return numbersOf(sent)
}
