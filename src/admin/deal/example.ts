import type { Numbers } from './termsFields.js'

/** Of an invoice of € 1,000 and VAT, in cents. */
export type Example = {
  /** About how many such invoices reach the cap. */
  count: number | undefined
  discountCents: number
  kickbackCents: number
}

const NET_CENTS = 100_000

/** What a deal gives on an invoice of € 1,000: the kickback is on what is left after the discount (SPEC 7.3). */
export const exampleOf = ({ capCents, discountBps, kickbackBps }: Numbers): Example => {
  const discountCents = Math.round((NET_CENTS * discountBps) / 10_000)
  const kickbackCents = Math.round(((NET_CENTS - discountCents) * kickbackBps) / 10_000)
  const count =
    capCents !== null && kickbackCents > 0
      ? Math.max(1, Math.round(capCents / kickbackCents))
      : undefined
  return { count, discountCents, kickbackCents }
}
