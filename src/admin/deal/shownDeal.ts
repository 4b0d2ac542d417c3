import type { ReferralEntry } from '../../documents.js'
import type { DealState, DealTotals } from '../../referrals/dealFacts.js'

/** A deal as its reader gets it: with its terms in force, and totals where he sees them. */
export type ShownDeal = ReferralEntry & {
  capCents: null | number
  client: null | string
  discountBps: number
  kickbackBps: number
  state: DealState
  totals?: DealTotals
}
