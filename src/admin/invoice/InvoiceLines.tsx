import type { Visit } from '../shared/visit.js'
import type { ShownInvoice } from './shownInvoice.js'

import { DISCOUNT } from '../../billing/lines.js'
import { DataTable } from '../shared/DataTable.js'
import { Sums } from '../shared/Sums.js'
import { euros, percents } from '../shared/money.js'

type Props = { invoice: ShownInvoice; visit: Visit }

/** What is billed, VAT by rate, and what the sums come to. */
export const InvoiceLines = ({ invoice, visit }: Props) => {
  const { language, say } = visit
  const money = (cents: number) => <span className="pp-amount">{euros(cents, language)}</span>
  const taken = (label: string, cents: number) =>
    cents === 0 ? [] : [{ label, value: euros(-cents, language) }]
  return (
    <>
      <DataTable
        caption={say('invoice:lines')}
        columns={[
          {
            cell: ({ description }) =>
              description === DISCOUNT ? say('invoice:discount') : description,
            label: say('field:description'),
          },
          { cell: ({ quantity }) => quantity, isNumber: true, label: say('field:quantity') },
          { cell: ({ unitCents }) => money(unitCents), isNumber: true, label: say('invoice:each') },
          {
            cell: ({ vatBps }) => percents(vatBps, language),
            isNumber: true,
            label: say('field:vat'),
          },
          { cell: ({ netCents }) => money(netCents), isNumber: true, label: say('invoice:net') },
        ]}
        idOf={({ line }) => String(line)}
        rows={invoice.lines.map((one, line) => ({ ...one, line }))}
      />
      <Sums
        sums={[
          {
            label: say('field:totalExcludingTaxCents'),
            value: euros(invoice.totalExcludingTaxCents, language),
          },
          ...invoice.vat.map(({ netCents, taxCents, vatBps }) => ({
            label: say('invoice:vatAt', {
              net: euros(netCents, language),
              rate: percents(vatBps, language),
            }),
            value: euros(taxCents, language),
          })),
          {
            isMain: true,
            label: say('invoice:total'),
            value: euros(invoice.totalCents, language),
          },
          ...taken(say('invoice:credited'), invoice.creditedCents),
          ...taken(say('field:balanceAppliedCents'), invoice.balanceAppliedCents),
          ...taken(say('field:amountPaidCents'), invoice.amountPaidCents),
          ...(invoice.status === 'void'
            ? []
            : [
                {
                  isMain: true,
                  label: say('field:amountDueCents'),
                  value: euros(invoice.amountDueCents, language),
                },
              ]),
          ...(invoice.amountReturnedCents > 0
            ? [
                {
                  label: say('invoice:returned'),
                  value: euros(invoice.amountReturnedCents, language),
                },
              ]
            : []),
        ]}
      />
    </>
  )
}
