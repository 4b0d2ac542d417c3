import { Link } from '@payloadcms/ui'

import type { BillingAccount, Invoice } from '../../documents.js'
import type { Visit } from '../shared/visit.js'

import { isStaff } from '../../../access/person.js'
import { findAsCaller } from '../../db/own.js'
import { InvoiceTable } from '../invoice/InvoiceTable.js'
import { Empty } from '../shared/Card.js'
import { listUrl } from '../shared/listUrl.js'
import { Section } from '../shared/Screen.js'

type Props = { account: BillingAccount; visit: Visit }

const SHOWN = 20

/** An account's invoices: those that are still to be paid, then the others, newest first. */
export const AccountInvoices = async ({ account, visit }: Props) => {
  const { call, say } = visit
  const { invoices } = call.program.slugs
  const find = (isOpen: boolean) =>
    findAsCaller<Invoice>(call.req, invoices, {
      limit: SHOWN,
      sort: '-number',
      where: {
        and: [
          { billingAccount: { equals: account.id } },
          { status: isOpen ? { equals: 'open' } : { not_equals: 'open' } },
        ],
      },
    })
  const [open, others] = await Promise.all([find(true), find(false)])
  const count = open.totalDocs + others.totalDocs
  const shown = [...open.docs, ...others.docs]
  return (
    <Section title={say('accountPage:invoices')}>
      {shown.length > 0 ? (
        <InvoiceTable invoices={shown} visit={visit} />
      ) : (
        <Empty>
          {say(isStaff(call) ? 'accountPage:noInvoicesStaff' : 'accountPage:noInvoices')}
        </Empty>
      )}
      {count > shown.length && (
        <Link className="pp-more" href={listUrl(visit, invoices, { billingAccount: account.id })}>
          {say('accountPage:allInvoices', { count })}
        </Link>
      )}
    </Section>
  )
}
