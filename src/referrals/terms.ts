import type { Id, ReferralEntry, ReferralTerms } from '../documents.js'
import type { Call } from '../program.js'

import { findOwn } from '../db/own.js'

export type Terms = Pick<ReferralTerms, 'capCents' | 'discountBps' | 'kickbackBps'> & {
  effectiveFrom: string
  id: Id
}

/** A deal's terms, earliest first. */
export const findTerms = async (call: Call, entry: Id): Promise<Terms[]> =>
  (await findOwn(call, 'referralTerms', { entry: { equals: entry } })).sort((a, b) =>
    a.effectiveFrom < b.effectiveFrom ? -1 : 1,
  )

/** The terms in force at a moment; before the first, those. */
export const termsAt = (terms: readonly Terms[], at: string): Terms | undefined =>
  terms.filter(({ effectiveFrom }) => effectiveFrom <= at).at(-1) ?? terms[0]

/** Whether an invoice paid at a moment earns under a deal (SPEC 7.3). */
export const isEligible = (
  { closedAt, expiresAt, startsAt }: Pick<ReferralEntry, 'closedAt' | 'expiresAt' | 'startsAt'>,
  paidAt: string,
): boolean =>
  startsAt <= paidAt && (!expiresAt || paidAt < expiresAt) && (!closedAt || paidAt < closedAt)
