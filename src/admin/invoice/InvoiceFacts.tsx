import type { InvoiceFact } from '../../billing/facts.js'
import type { Visit } from '../shared/visit.js'
import type { ShownInvoice } from './shownInvoice.js'

import { isStaff } from '../../../access/person.js'
import { ActionDrawer } from '../shared/ActionDrawer.js'
import { Empty } from '../shared/Card.js'
import { dayOf } from '../shared/dates.js'
import { DataTable } from '../shared/DataTable.js'
import { euros } from '../shared/money.js'
import { factName } from './factName.js'

type Props = { invoice: ShownInvoice; visit: Visit }

/** What happened to an invoice, in the order in which it was entered. Money that went back may come again. */
export const InvoiceFacts = ({ invoice, visit }: Props) => {
  const { call, language, say } = visit
  const { facts } = invoice
  if (facts.length === 0) return <Empty>{say('invoice:noFacts')}</Empty>
  const isUndone = ({ id }: InvoiceFact) => facts.some(({ of }) => of === id)
  return (
    <DataTable
      caption={say('invoice:facts')}
      columns={[
        { cell: ({ at }) => dayOf(at, language), label: say('invoice:day') },
        {
          cell: (fact) => (
            <>
              {factName(say, fact)}
              {isUndone(fact) && <span className="pp-quiet"> · {say('invoice:undone')}</span>}
            </>
          ),
          label: say('field:action'),
        },
        {
          cell: ({ amountCents, kind }) =>
            kind === 'void' ? null : (
              <span className="pp-amount">{euros(amountCents, language)}</span>
            ),
          isNumber: true,
          label: say('field:amountCents'),
        },
        {
          cell: ({ reason, reference }) => reference ?? reason,
          label: say('invoice:about'),
        },
        ...(isStaff(call)
          ? [
              {
                cell: (fact: InvoiceFact) =>
                  isUndone(fact) ? null : <Undo fact={fact} invoice={invoice} visit={visit} />,
                isActions: true,
                label: say('shared:actions'),
              },
            ]
          : []),
      ]}
      idOf={({ id }) => id}
      rows={facts}
    />
  )
}

const UNDOING = {
  dispute: { path: (id: string) => `disputes/${id}/won`, sentence: 'won' },
  refund: { path: (id: string) => `refunds/${id}/fail`, sentence: 'cameBack' },
} as const

const Undo = ({ fact, invoice, visit }: Props & { fact: InvoiceFact }) => {
  const { call, language, say } = visit
  const { amountCents, id, kind } = fact
  if (kind !== 'dispute' && kind !== 'refund') return null
  const { path, sentence } = UNDOING[kind]
  const amount = euros(amountCents, language)
  return (
    <span className="pp-inline">
      <ActionDrawer
        action={say(`invoice:${sentence}`)}
        done={say('invoice:recorded')}
        effects={[say(`invoice:${sentence}Effect`, { amount }), say('invoice:kickbackFollows')]}
        label={say(`invoice:${sentence}Open`)}
        look="subtle"
        path={`/${call.program.slugs.invoices}/${invoice.id}/${path(id)}`}
        title={say(`invoice:${sentence}`)}
      />
    </span>
  )
}
