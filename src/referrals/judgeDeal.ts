import type { Id, ReferralEntry } from '../documents.js'
import type { Call } from '../program.js'
import type { SentTerms } from './judgeTerms.js'

import { lockRow } from '../db/lock.js'
import { findOwnById } from '../db/own.js'
import { idOf } from '../documents.js'
import { fieldRefusal, Refusal } from '../refusals.js'
import { judgeNumbers, lastEarned } from './judgeTerms.js'

/**
 * Whether a deal may be made (SPEC 7.1). Takes the account's lock; the database refuses deals that overlap.
 *
 * Refuses with: forbidden, not_a_partner, validation_failed, self_referral.
 */
export const judgeNewDeal = async (
  call: Call,
  sent: Partial<ReferralEntry> & SentTerms,
): Promise<Partial<ReferralEntry>> => {
  const partner = await findOwnById(call, 'organisations', idOf(sent.partner) ?? '')
  const id = idOf(sent.billingAccount) ?? ''
  await lockRow(call, 'billingAccounts', id)
  const account = await findOwnById(call, 'billingAccounts', id)
  if (!partner || !account) throw new Refusal('forbidden')
  if (!partner.isPartner)
    throw new Refusal('not_a_partner', { message: 'Only partner organisations have deals.' })
  judgeNumbers(sent)
  judgeEnd(sent.startsAt!, sent.expiresAt)
  if (account.scope === 'organisation' && account.organisation === partner.id)
    throw new Refusal('self_referral')
  return { closedAt: null }
}

/**
 * Whether a deal may end otherwise (SPEC 7.1). It is closed for good.
 *
 * Refuses with: validation_failed, wrong_state, terms_retroactive.
 */
export const judgeDealChange = async (
  call: Call,
  before: ReferralEntry,
  sent: Partial<ReferralEntry> & { closed?: boolean | null },
): Promise<Partial<ReferralEntry>> => {
  const expiresAt = sent.expiresAt === undefined ? before.expiresAt : sent.expiresAt
  const isMoved = momentOf(expiresAt) !== momentOf(before.expiresAt)
  if (sent.closed === false && before.closedAt)
    throw new Refusal('wrong_state', { message: 'A closed deal stays closed: make a new one.' })
  if (isMoved) {
    judgeEnd(before.startsAt, expiresAt)
    if (before.closedAt) throw new Refusal('wrong_state', { message: 'This deal is closed.' })
    const earned = await lastEarned(call, before.id)
    if (expiresAt && earned && new Date(expiresAt) <= new Date(earned))
      throw fieldRefusal('terms_retroactive', 'expiresAt')
  }
  if (sent.closed !== true || before.closedAt) return {}
  return { closedAt: await closingMoment(call, before.id) }
}

/** Now, and after everything that was earned: of what was paid in the same moment, nothing is lost. */
const closingMoment = async (call: Call, entry: Id): Promise<string> => {
  const earned = await lastEarned(call, entry)
  const after = earned ? new Date(earned).getTime() + 1 : 0
  return new Date(Math.max(call.program.clock.now().getTime(), after)).toISOString()
}

const momentOf = (at: null | string | undefined): null | number =>
  at ? new Date(at).getTime() : null

const judgeEnd = (startsAt: string, expiresAt: null | string | undefined): void => {
  if (expiresAt && new Date(expiresAt) <= new Date(startsAt))
    throw fieldRefusal('validation_failed', 'expiresAt', 'A deal ends after it starts.')
}
