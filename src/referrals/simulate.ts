import type { PaidInvoice } from './kickback.js'

import { allocationsOf, earnedOf, inOrderPaid } from './kickback.js'
import { isEligible } from './terms.js'

export type Simulated = PaidInvoice & { invoice: string; paidAt: string }
export type Deal = {
  capCents?: null | number | undefined
  expiresAt?: null | string | undefined
  kickbackBps: number
  startsAt: string
}
export type Simulation = {
  /** When the cap left nothing more; null where it never does. */
  capReachedAt: null | string
  months: { accruedCents: number; month: string }[]
  totalCents: number
}

/** What a deal would give on these invoices (SPEC 7.9). Nothing is written. */
export const simulate = (
  { capCents = null, expiresAt = null, kickbackBps, startsAt }: Deal,
  invoices: readonly Simulated[],
): Simulation => {
  const eligible = inOrderPaid(
    invoices.filter(({ paidAt }) => isEligible({ expiresAt, startsAt }, paidAt)),
  )
  const given = allocationsOf(eligible.map((one) => ({ ...earnedOf(one, kickbackBps), capCents })))
  const months = new Map<string, number>()
  let capReachedAt: null | string = null
  let totalCents = 0
  given.forEach(({ allocatedCents, earlierCents }, index) => {
    const { paidAt } = eligible[index]!
    const month = paidAt.slice(0, 7)
    months.set(month, (months.get(month) ?? 0) + allocatedCents)
    totalCents += allocatedCents
    if (capCents !== null && earlierCents + allocatedCents >= capCents) capReachedAt ??= paidAt
  })
  return {
    capReachedAt,
    months: [...months].map(([month, accruedCents]) => ({ accruedCents, month })),
    totalCents,
  }
}
