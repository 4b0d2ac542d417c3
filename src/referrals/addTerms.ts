import type { ReferralEntry, ReferralTerms } from '../documents.js'
import type { Call } from '../program.js'
import type { SentTerms } from './judgeTerms.js'

import { createOwn } from '../db/own.js'

export const DEFAULT_KICKBACK_BPS = 2_000

/** Writes a deal's numbers down, with the defaults where nothing was said. */
export const addTerms = (
  call: Call,
  { id }: ReferralEntry,
  { capCents, discountBps, kickbackBps }: SentTerms,
  effectiveFrom: string,
): Promise<ReferralTerms> =>
  createOwn(call, 'referralTerms', {
    capCents: capCents ?? null,
    discountBps: discountBps ?? 0,
    effectiveFrom,
    entry: id,
    kickbackBps: kickbackBps ?? DEFAULT_KICKBACK_BPS,
  })
