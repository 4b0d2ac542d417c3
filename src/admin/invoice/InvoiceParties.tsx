import { Link } from '@payloadcms/ui'

import type { InvoiceParty } from '../../documents.js'
import type { Visit } from '../shared/visit.js'
import type { ShownInvoice } from './shownInvoice.js'

import { accountFacts } from '../../../access/facts.js'
import { Facts } from '../shared/Card.js'
import { dayOf } from '../shared/dates.js'

type Props = { invoice: ShownInvoice; visit: Visit }

/** Whom an invoice is from and to, as they were when it was issued, and its dates. */
export const InvoiceParties = async ({ invoice, visit }: Props) => {
  const { call, language, say, to } = visit
  const { billingAccounts } = call.program.slugs
  const { name } = await accountFacts(call, invoice.billingAccount)
  return (
    <div className="pp-parties">
      <Party name={say('field:billTo')} party={invoice.billTo} visit={visit} />
      <Party name={say('field:seller')} party={invoice.seller} visit={visit}>
        {invoice.seller.iban}
      </Party>
      <Facts
        facts={[
          { label: say('field:issuedAt'), value: dayOf(invoice.issuedAt, language) },
          { label: say('field:dueAt'), value: dayOf(invoice.dueAt, language) },
          {
            label: say('field:paidAt'),
            value: invoice.paidAt && dayOf(invoice.paidAt, language),
          },
          {
            label: say('field:billingAccount'),
            value: name && (
              <Link href={to(`/collections/${billingAccounts}/${invoice.billingAccount}`)}>
                {name}
              </Link>
            ),
          },
        ]}
      />
    </div>
  )
}

type PartyProps = {
  children?: string | null | undefined
  name: string
  party: InvoiceParty
  visit: Visit
}

const Party = ({ children, name, party, visit: { say } }: PartyProps) => (
  <section className="pp-party">
    <h2>{name}</h2>
    <p className="pp-strong">{party.legalName}</p>
    {party.address && <p className="pp-read__prose">{party.address}</p>}
    {party.vatId && <p>{say('invoice:vatId', { number: party.vatId })}</p>}
    {party.email && <p>{party.email}</p>}
    {children && <p>{children}</p>}
  </section>
)
