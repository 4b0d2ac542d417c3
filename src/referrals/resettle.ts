import type { ReferralEntry } from '../documents.js'
import type { Call } from '../program.js'

import { forgetDealFacts } from './dealFacts.js'
import { settleDeal } from './settleDeal.js'
import { earningInvoices } from './settleInvoice.js'

/** Settles a deal again for everything that was paid from a moment on. `cause` is unique to what changed. */
export const resettle = async (
  call: Call,
  deal: ReferralEntry,
  cause: string,
  from?: string,
): Promise<void> => {
  forgetDealFacts(call.req)
  await settleDeal(call, deal.id, await earningInvoices(call, deal, from), cause)
}
