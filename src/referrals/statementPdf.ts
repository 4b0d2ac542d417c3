import type { ReferralEntry } from '../documents.js'
import type { Statement } from './statement.js'

import { euros } from '../billing/money.js'
import { day, drawPdf, MARGIN, put, table } from '../uploads/pdf.js'

const KINDS = {
  accrual: 'Earned',
  clawback: 'Taken back',
  reallocation: 'Moved by the cap',
  reinstatement: 'Earned again',
} as const

/** A statement on paper: each line with the arithmetic that made it. */
export const statementPdf = (
  { closingCents, from, lines, openingCents, to }: Statement,
  deal: ReferralEntry,
): Promise<Buffer> =>
  drawPdf({ title: 'Statement of a deal' }, (pdf) => {
    const { client } = deal as ReferralEntry & { client?: null | string }
    put(pdf, 'Statement', MARGIN, MARGIN, { bold: true, size: 20 })
    put(pdf, `${client ?? 'Deal'}, ${day(from)} to ${day(to)}`, MARGIN, MARGIN + 30)
    put(pdf, `Opening balance ${euros(openingCents)}`, MARGIN, MARGIN + 50, { bold: true })
    const end = table(
      pdf,
      MARGIN + 72,
      [
        { header: 'Booked', width: 62 },
        { header: 'Paid', width: 62 },
        { header: 'Invoice', width: 74 },
        { header: 'What', width: 62 },
        { align: 'right', header: 'Amount', width: 66 },
        { header: 'Why', width: 157 },
      ],
      lines.map((line) => [
        day(line.createdAt),
        day(line.paidAt),
        line.number,
        KINDS[line.kind],
        euros(line.amountCents),
        line.explanation.sentence,
      ]),
    )
    put(pdf, `Closing balance ${euros(closingCents)}`, MARGIN, end + 10, { bold: true })
  })
