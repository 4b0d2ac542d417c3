import type { Invoice } from '../documents.js'

import { divideRounded, shareOf } from '../billing/rounding.js'

/** What counts of a paid invoice. All of it in cents. */
export type PaidInvoice = Pick<
  Invoice,
  | 'amountPaidCents'
  | 'amountReturnedCents'
  | 'creditedCents'
  | 'totalCents'
  | 'totalExcludingTaxCents'
>

/** What was kept of an invoice, and what it gives before the cap. In cents. */
export type Earned = { baseCents: number; cashCents: number; entitledCents: number }

/** The money kept of a paid invoice: what came in less what went back, and no more than it is still worth (SPEC 7.3). */
export const cashOf = (invoice: PaidInvoice): number =>
  Math.max(
    0,
    Math.min(
      invoice.amountPaidCents - invoice.amountReturnedCents,
      invoice.totalCents - invoice.creditedCents,
    ),
  )

/** The part of that money which is no VAT, rounded half up once (SPEC 7.3). Zero and negative invoices have none (7.5). */
export const baseOf = (cash: number, invoice: PaidInvoice): number =>
  invoice.totalCents <= 0 || invoice.totalExcludingTaxCents <= 0
    ? 0
    : Number(
        divideRounded(
          BigInt(cash) * BigInt(invoice.totalExcludingTaxCents),
          BigInt(invoice.totalCents),
        ),
      )

/** What an invoice gives at a rate in basis points, before the cap, rounded half up once (SPEC 7.3). */
export const earnedOf = (invoice: PaidInvoice, kickbackBps: number): Earned => {
  const cashCents = cashOf(invoice)
  const baseCents = baseOf(cashCents, invoice)
  return { baseCents, cashCents, entitledCents: Number(shareOf(BigInt(baseCents), kickbackBps)) }
}

/** An invoice in a deal's order. No cap is `null`. */
export type Entitled = { capCents: null | number; entitledCents: number }

/**
 * What each invoice gets, oldest first, after `earlierCents` went to those before (SPEC 7.4): its entitlement, as far as the
 * cap in force when it was paid leaves room.
 */
export const allocationsOf = (
  invoices: readonly Entitled[],
  earlierCents = 0,
): { allocatedCents: number; earlierCents: number }[] => {
  let earlier = earlierCents
  return invoices.map(({ capCents, entitledCents }) => {
    const room = capCents === null ? entitledCents : Math.max(0, capCents - earlier)
    const allocation = { allocatedCents: Math.min(entitledCents, room), earlierCents: earlier }
    earlier += allocation.allocatedCents
    return allocation
  })
}

/** The order in which invoices share a cap. */
export const inOrderPaid = <One extends { invoice: string; paidAt: string }>(
  positions: readonly One[],
): One[] =>
  [...positions].sort((a, b) =>
    a.paidAt !== b.paidAt ? (a.paidAt < b.paidAt ? -1 : 1) : a.invoice < b.invoice ? -1 : 1,
  )
