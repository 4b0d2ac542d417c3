import type { InvoiceLine, InvoiceVat } from '../documents.js'

import { centsOf } from './money.js'
import { shareOf } from './rounding.js'

export type OrderedLine = {
  description: string
  quantity: number
  unitCents: number
  vatBps: number
}

export type Bill = {
  lines: InvoiceLine[]
  taxCents: number
  totalCents: number
  totalExcludingTaxCents: number
  vat: InvoiceVat[]
}

export const DISCOUNT = 'Discount'

/**
 * What an invoice comes to (SPEC 8.3): net per line is quantity × unit price; the discount is one negative line per VAT
 * rate; VAT is taken once per rate. Both are rounded half away from zero to the cent.
 */
export const billOf = (ordered: readonly OrderedLine[], discountBps: number): Bill => {
  const lines = ordered.map((line, index) => ({
    ...line,
    netCents: centsOf(BigInt(line.quantity) * BigInt(line.unitCents), `lines.${index}.unitCents`),
  }))
  const rates = [...new Set(lines.map(({ vatBps }) => vatBps))]
  const discounts = rates.flatMap((vatBps) => discountAt(vatBps, netAt(lines, vatBps), discountBps))
  const all = [...lines, ...discounts]
  const vat = rates.map((vatBps) => {
    const net = netAt(all, vatBps)
    return {
      netCents: centsOf(net, 'lines'),
      taxCents: centsOf(shareOf(net, vatBps), 'lines'),
      vatBps,
    }
  })
  const net = sumOf(vat.map(({ netCents }) => netCents))
  const tax = sumOf(vat.map(({ taxCents }) => taxCents))
  return {
    lines: all,
    taxCents: centsOf(tax, 'lines'),
    totalCents: centsOf(net + tax, 'lines'),
    totalExcludingTaxCents: centsOf(net, 'lines'),
    vat,
  }
}

const sumOf = (cents: readonly number[]): bigint =>
  cents.reduce((sum, one) => sum + BigInt(one), 0n)

const netAt = (lines: readonly InvoiceLine[], rate: number): bigint =>
  sumOf(lines.filter(({ vatBps }) => vatBps === rate).map(({ netCents }) => netCents))

const discountAt = (vatBps: number, net: bigint, discountBps: number): InvoiceLine[] => {
  const off = net > 0n ? shareOf(net, discountBps) : 0n
  if (off === 0n) return []
  const cents = -centsOf(off, 'lines')
  return [{ description: DISCOUNT, netCents: cents, quantity: 1, unitCents: cents, vatBps }]
}
