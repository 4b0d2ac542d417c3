import type { AdminViewServerProps, Visit } from '../shared/visit.js'
import type { ShownInvoice } from './shownInvoice.js'

import { isStaff } from '../../../access/person.js'
import { DocumentTrail } from '../shared/DocumentTrail.js'
import { dayOf } from '../shared/dates.js'
import { DownloadButton } from '../shared/DownloadButton.js'
import { euros } from '../shared/money.js'
import { Tag, toneOfState } from '../shared/Pills.js'
import { Screen, Section } from '../shared/Screen.js'
import { documentOf, visitOf } from '../shared/visit.js'
import { InvoiceActions } from './InvoiceActions.js'
import { InvoiceFacts } from './InvoiceFacts.js'
import { InvoiceLines } from './InvoiceLines.js'
import { InvoiceParties } from './InvoiceParties.js'

/** An invoice: what is due and by when, for what, and what happened to it. Staff record here what the bank says. */
export const InvoicePage = (props: AdminViewServerProps) => {
  const visit = visitOf(props)
  const { call, say } = visit
  const invoice = documentOf(props) as ShownInvoice
  return (
    <Screen
      actions={
        <>
          {isStaff(call) && <InvoiceActions invoice={invoice} visit={visit} />}
          <DownloadButton
            label={say('invoice:pdf')}
            path={`/${call.program.slugs.invoices}/${invoice.id}/pdf`}
            visit={visit}
          />
        </>
      }
      lead={<span className="pp-lead">{leadOf(visit, invoice)}</span>}
      pills={
        <>
          <Tag tone={toneOfState(invoice.status)}>{say(`invoiceStatus:${invoice.status}`)}</Tag>
          {isOverdue(visit, invoice) && <Tag tone="bad">{say('invoice:overdue')}</Tag>}
        </>
      }
    >
      <DocumentTrail slug={call.program.slugs.invoices} title={invoice.number} visit={visit} />
      <InvoiceParties invoice={invoice} visit={visit} />
      <Section title={say('invoice:lines')}>
        <InvoiceLines invoice={invoice} visit={visit} />
      </Section>
      <Section title={say('invoice:facts')}>
        <InvoiceFacts invoice={invoice} visit={visit} />
      </Section>
    </Screen>
  )
}

const isOverdue = ({ call }: Visit, { dueAt, status }: ShownInvoice): boolean =>
  status === 'open' && new Date(dueAt) < call.program.clock.now()

const leadOf = (visit: Visit, invoice: ShownInvoice): string => {
  const { language, say } = visit
  const { amountDueCents, dueAt, paidAt, status } = invoice
  const due = { amount: euros(amountDueCents, language), date: dayOf(dueAt, language) }
  switch (status) {
    case 'open':
      return say(isOverdue(visit, invoice) ? 'invoice:wasDue' : 'invoice:due', due)
    case 'paid':
      return say('invoice:paid', { date: dayOf(paidAt ?? dueAt, language) })
    case 'uncollectible':
      return say('invoice:uncollectible', due)
    case 'void':
      return say('invoice:void')
  }
}
