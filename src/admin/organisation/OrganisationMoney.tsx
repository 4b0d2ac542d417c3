import { Link } from '@payloadcms/ui'

import type { Invoice } from '../../documents.js'
import type { Visit } from '../shared/visit.js'
import type { ReadOrganisation } from './organisationPage.js'

import { holdsInOrganisation } from '../../../access/can.js'
import { isStaff, isStaffWith } from '../../../access/person.js'
import { findAsCaller } from '../../db/own.js'
import { idOf } from '../../documents.js'
import { DealTable } from '../deal/DealTable.js'
import { InvoiceTable } from '../invoice/InvoiceTable.js'
import { Facts } from '../shared/Card.js'
import { euros } from '../shared/money.js'
import { Section } from '../shared/Screen.js'
import { payablesOf } from '../settlement/payables.js'
import { Settle } from '../settlement/Settle.js'

type Props = { organisation: ReadOrganisation; visit: Visit }

const SHOWN = 10

/** What an organisation owes and earns, for whoever reads its invoices and deals. */
export const OrganisationMoney = async ({ organisation, visit }: Props) => {
  const { call } = visit
  const { id } = organisation
  const reads = isStaff(call) || (await holdsInOrganisation(call, 'invoice:read', id))
  return (
    reads && (
      <>
        <Bills organisation={organisation} visit={visit} />
        <Deals organisation={organisation} visit={visit} />
      </>
    )
  )
}

const Bills = async ({ organisation, visit }: Props) => {
  const { call, say, to } = visit
  const { billingAccounts, invoices } = call.program.slugs
  const account = idOf(organisation.billingAccount)
  const open = await findAsCaller<Invoice>(call.req, invoices, {
    limit: SHOWN,
    sort: 'dueAt',
    where: { and: [{ payer: { equals: organisation.id } }, { status: { equals: 'open' } }] },
  })
  return (
    <Section title={say('organisation:bills')}>
      <Facts
        facts={[
          {
            label: say('organisation:account'),
            value: account && (
              <Link href={to(`/collections/${billingAccounts}/${account}`)}>
                {say('organisation:pooled')}
              </Link>
            ),
          },
          {
            label: say('organisation:openInvoices'),
            value: open.totalDocs === 0 && say('organisation:noOpenInvoices'),
          },
        ]}
      />
      {open.docs.length > 0 && <InvoiceTable invoices={open.docs} visit={visit} />}
    </Section>
  )
}

const Deals = async ({ organisation, visit }: Props) => {
  const { call, language, say } = visit
  const [payable] = await payablesOf(visit, organisation.id)
  if (!payable) return null
  const seesTotals = payable.deals.some(({ totals }) => totals)
  return (
    <Section
      actions={
        isStaffWith(call, 'settle') &&
        payable.payableCents > 0 && <Settle payable={payable} visit={visit} />
      }
      lead={
        seesTotals && say('organisation:payable', { amount: euros(payable.payableCents, language) })
      }
      title={say('accountPage:deals')}
    >
      <DealTable deals={payable.deals} visit={visit} />
    </Section>
  )
}
