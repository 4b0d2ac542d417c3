import { shareOf } from '../../billing/rounding.js'

/** A line as it is being written. Money in cents, rates in basis points. */
export type DraftLine = { quantity: number; unitCents: number; vatBps: number }

export type DraftSums = { discountCents: number; netCents: number; taxCents: number }

/**
 * What an invoice will come to, shown before it is issued; what is issued is counted by the platform itself, in the same
 * way (SPEC 8.3). Undefined for amounts that no number holds exactly.
 */
export const sumsOf = (lines: readonly DraftLine[], discountBps: number): DraftSums | undefined => {
  const rates = [...new Set(lines.map(({ vatBps }) => vatBps))]
  const byRate = rates.map((vatBps) => {
    const net = lines
      .filter((line) => line.vatBps === vatBps)
      .reduce((sum, { quantity, unitCents }) => sum + BigInt(quantity) * BigInt(unitCents), 0n)
    const off = net > 0n ? shareOf(net, discountBps) : 0n
    return { net: net - off, off, tax: shareOf(net - off, vatBps) }
  })
  const sum = (key: 'net' | 'off' | 'tax') =>
    Number(byRate.reduce((total, one) => total + one[key], 0n))
  const sums = { discountCents: sum('off'), netCents: sum('net'), taxCents: sum('tax') }
  return Object.values(sums).every(Number.isSafeInteger) ? sums : undefined
}
