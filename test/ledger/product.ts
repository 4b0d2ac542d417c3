import type { InvoiceFact } from '../../src/billing/facts'
import type { Invoice } from '../../src/documents'
import type { Bill, Deal, Happening } from './model'

import { creditUse } from '../../src/billing/decide'
import { stateOf } from '../../src/billing/stateOf'
import { allocationsOf, inOrderPaid } from '../../src/referrals/kickback'
import { stands } from '../../src/referrals/settleDeal'
import { canEarn } from '../../src/referrals/settleInvoice'
import { isEligible } from '../../src/referrals/terms'

/** The product's pure functions, put together as its actions do, on the model's bills and deals. */
type Held = Parameters<typeof creditUse>[0]

const KINDS = {
  balance: 'balance',
  credit: 'credit',
  dispute: 'dispute',
  fail: 'refund-failed',
  pay: 'payment',
  refund: 'refund',
  void: 'void',
  win: 'dispute-won',
} as const

const factFrom = (held: () => Held, one: Happening, index: number): InvoiceFact => ({
  amountCents: 'cents' in one ? Number(one.cents) : 0,
  at: one.at,
  id: 'name' in one ? one.name : `fact${index}`,
  kind: KINDS[one.does],
  of: 'of' in one ? one.of : null,
  use: one.does === 'credit' ? creditUse(held(), Number(one.cents), one.refunded === true) : null,
})

/** A bill as the product keeps it: its facts, and what they come to. */
export const heldOf = ({ currency, happenings, id, issuedAt, net, total }: Bill): Held => {
  const totalCents = Number(total)
  const given = { currency, id, totalCents, totalExcludingTaxCents: Number(net) }
  // An invoice of nothing is paid at once, by a balance of nothing.
  const facts: InvoiceFact[] =
    total === 0n ? [{ amountCents: 0, at: issuedAt, id: 'issued', kind: 'balance' }] : []
  const held = () =>
    ({ account: {}, facts, invoice: { ...given, ...stateOf(totalCents, facts) } }) as Held
  happenings.forEach((one, index) => facts.push(factFrom(held, one, index)))
  return held()
}

export const termsOf = ({ terms }: Deal) =>
  terms.map(({ bps, cap, discount, from }, index) => ({
    capCents: cap === null ? null : Number(cap),
    discountBps: Number(discount),
    effectiveFrom: from,
    id: String(index),
    kickbackBps: Number(bps),
  }))

/** What the product gives each invoice of a deal, settled at once. */
export const settled = (deal: Deal, invoices: readonly Invoice[]) => {
  const earning = invoices.filter((one) => canEarn(one) && isEligible(deal, one.paidAt!))
  const terms = termsOf(deal)
  const positions = inOrderPaid(earning.map((one) => stands(one, terms)))
  return allocationsOf(positions).map(({ allocatedCents }, index) =>
    Object.assign(positions[index]!, { allocatedCents }),
  )
}
