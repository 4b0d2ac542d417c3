import type { Id, Invoice, ReferralEntry } from '../documents.js'
import type { Call } from '../program.js'

import { CURRENCY } from '../billing/money.js'
import { findOwn } from '../db/own.js'
import { settleDeal } from './settleDeal.js'
import { isEligible } from './terms.js'

/**
 * After anything happened to an invoice: what its account's deal owes for it now. Runs in the transaction of the fact, under
 * the account's lock. `cause` is the fact's id.
 */
export const settleInvoice = async (call: Call, invoice: Invoice, cause: Id): Promise<void> => {
  if (!canEarn(invoice)) return
  const deal = await dealAt(call, invoice.billingAccount, invoice.paidAt!)
  if (deal) await settleDeal(call, deal.id, [invoice], cause)
}

/** Only what was paid in euros earns; the rest goes to the review (SPEC 7.5). */
export const canEarn = ({ currency, paidAt, status }: Invoice): boolean =>
  status === 'paid' && Boolean(paidAt) && currency === CURRENCY

/** The deal under which an invoice of the account earns that was paid then. There is at most one (SPEC 7.1). */
const dealAt = async (
  call: Call,
  account: Id,
  paidAt: string,
): Promise<ReferralEntry | undefined> =>
  (await findOwn(call, 'referralEntries', { billingAccount: { equals: account } })).find((deal) =>
    isEligible(deal, paidAt),
  )

/** The invoices of an account that earn under a deal, from a moment on. */
export const earningInvoices = async (
  call: Call,
  deal: ReferralEntry,
  from: string = deal.startsAt,
): Promise<Invoice[]> => {
  const invoices = await findOwn(call, 'invoices', {
    and: [
      { billingAccount: { equals: deal.billingAccount } },
      { status: { equals: 'paid' } },
      { paidAt: { greater_than_equal: from } },
    ],
  })
  return invoices.filter((one) => canEarn(one) && isEligible(deal, one.paidAt!))
}
