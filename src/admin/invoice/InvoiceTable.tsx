import { Link } from '@payloadcms/ui'

import type { Invoice } from '../../documents.js'
import type { Visit } from '../shared/visit.js'

import { dayOf } from '../shared/dates.js'
import { DataTable } from '../shared/DataTable.js'
import { euros } from '../shared/money.js'
import { Tag, toneOfState } from '../shared/Pills.js'

type Props = { invoices: readonly Invoice[]; visit: Visit }

/** Invoices at a glance, each leading to its page. */
export const InvoiceTable = ({ invoices, visit }: Props) => {
  const { call, language, say, to } = visit
  return (
    <DataTable
      caption={say('accountPage:invoices')}
      columns={[
        {
          cell: ({ id, number }) => (
            <Link href={to(`/collections/${call.program.slugs.invoices}/${id}`)}>{number}</Link>
          ),
          label: say('field:number'),
        },
        {
          cell: ({ status }) => (
            <Tag tone={toneOfState(status)}>{say(`invoiceStatus:${status}`)}</Tag>
          ),
          label: say('field:status'),
        },
        { cell: ({ issuedAt }) => dayOf(issuedAt, language), label: say('field:issuedAt') },
        {
          cell: ({ dueAt, paidAt, status }) =>
            status === 'open'
              ? say('invoice:dueBy', { date: dayOf(dueAt, language) })
              : paidAt && say('invoice:paid', { date: dayOf(paidAt, language) }),
          label: say('invoice:when'),
        },
        {
          cell: ({ totalCents }) => (
            <span className="pp-amount">{euros(totalCents, language)}</span>
          ),
          isNumber: true,
          label: say('field:totalCents'),
        },
        {
          cell: ({ amountDueCents, status }) =>
            status === 'open' && (
              <span className="pp-amount">{euros(amountDueCents, language)}</span>
            ),
          isNumber: true,
          label: say('field:amountDueCents'),
        },
      ]}
      idOf={({ id }) => id}
      rows={invoices}
    />
  )
}
