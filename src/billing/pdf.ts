import type { Invoice, InvoiceParty } from '../documents.js'
import type { Pdf } from '../uploads/pdf.js'

import { day, drawPdf, MARGIN, percent, put, table } from '../uploads/pdf.js'
import { euros } from './money.js'

/** An invoice as a bookkeeper expects it (SPEC 8.3): parties, VAT numbers, lines, VAT by rate, what is due and when. */
export const invoicePdf = async (invoice: Invoice): Promise<{ bytes: Buffer; name: string }> => ({
  bytes: await drawPdf({ title: `Invoice ${invoice.number}` }, (pdf) => {
    drawHead(pdf, invoice)
    const afterLines = drawLines(pdf, invoice)
    drawSums(pdf, invoice, afterLines)
  }),
  name: `invoice-${invoice.number}.pdf`,
})

/** No VAT is charged to a business in another country that has a VAT number: it accounts for it there. */
export const isReverseCharge = ({ billTo, seller, taxCents, totalCents }: Invoice): boolean =>
  taxCents === 0 &&
  totalCents > 0 &&
  Boolean(billTo.vatId && seller.vatId) &&
  countryOf(billTo) !== countryOf(seller)

const countryOf = ({ vatId }: InvoiceParty): string =>
  (vatId ?? '').trim().slice(0, 2).toUpperCase()

const partyLines = ({ address, email, legalName, vatId }: InvoiceParty): string =>
  [legalName, address, vatId && `VAT ${vatId}`, email].filter(Boolean).join('\n')

const RIGHT = 320

const drawHead = (pdf: Pdf, invoice: Invoice): void => {
  const { billTo, currency, dueAt, issuedAt, number, seller, status } = invoice
  put(pdf, 'Invoice', MARGIN, MARGIN, { bold: true, size: 20 })
  if (status === 'void') put(pdf, 'VOID', MARGIN, MARGIN + 26, { bold: true, size: 12 })
  put(pdf, partyLines(seller), RIGHT, MARGIN, { width: 220 })
  put(pdf, 'Billed to', MARGIN, 150, { bold: true })
  put(pdf, partyLines(billTo), MARGIN, 164, { width: 240 })
  const facts: [string, string][] = [
    ['Invoice number', number],
    ['Invoice date', day(issuedAt)],
    ['Due date', day(dueAt)],
    ['Currency', currency],
  ]
  facts.forEach(([name, value], index) => {
    put(pdf, name, RIGHT, 150 + index * 15, { bold: true, width: 110 })
    put(pdf, value, RIGHT + 115, 150 + index * 15, { width: 105 })
  })
}

const drawLines = (pdf: Pdf, { lines }: Invoice): number =>
  table(
    pdf,
    255,
    [
      { header: 'Description', width: 218 },
      { align: 'right', header: 'Quantity', width: 60 },
      { align: 'right', header: 'Price', width: 80 },
      { align: 'right', header: 'VAT', width: 45 },
      { align: 'right', header: 'Net', width: 80 },
    ],
    lines.map(({ description, netCents, quantity, unitCents, vatBps }) => [
      description,
      String(quantity),
      euros(unitCents),
      percent(vatBps),
      euros(netCents),
    ]),
  )

const drawSums = (pdf: Pdf, invoice: Invoice, from: number): void => {
  const sums: [string, string][] = [
    ['Total without VAT', euros(invoice.totalExcludingTaxCents)],
    ...invoice.vat.map(({ netCents, taxCents, vatBps }): [string, string] => [
      `VAT ${percent(vatBps)} on ${euros(netCents)}`,
      euros(taxCents),
    ]),
    ['Total', euros(invoice.totalCents)],
    ...amount('Credited', -invoice.creditedCents),
    ...amount('From your balance', -invoice.balanceAppliedCents),
    ...amount('Paid', -invoice.amountPaidCents),
    ['Due', euros(invoice.amountDueCents)],
  ]
  let y = from + 12
  if (y + sums.length * 16 + 60 > pdf.page.height - MARGIN) {
    pdf.addPage()
    y = MARGIN
  }
  for (const [name, value] of sums) {
    const bold = name === 'Total' || name === 'Due'
    put(pdf, name, 250, y, { bold, width: 200 })
    put(pdf, value, 450, y, { align: 'right', bold, width: 83 })
    y += 16
  }
  put(pdf, notesOf(invoice), MARGIN, y + 14, { width: 480 })
}

const amount = (name: string, cents: number): [string, string][] =>
  cents === 0 ? [] : [[name, euros(cents)]]

const notesOf = (invoice: Invoice): string => {
  const { amountDueCents, dueAt, number, paidAt, seller, status } = invoice
  const pay = `Please pay ${euros(amountDueCents)} by ${day(dueAt)}${seller.iban ? ` to ${seller.iban} in the name of ${seller.legalName}` : ''}, stating ${number}.`
  return [
    isReverseCharge(invoice) &&
      'Reverse charge: VAT is to be accounted for by the recipient (Article 196 of Directive 2006/112/EC).',
    status === 'open' && pay,
    status === 'paid' && `Paid on ${day(paidAt ?? '')}.`,
    status === 'void' && 'This invoice is void: nothing is to be paid.',
  ]
    .filter(Boolean)
    .join('\n')
}
