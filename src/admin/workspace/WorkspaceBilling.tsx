import { Button } from '@payloadcms/ui'

import type { BillingAccount, Invoice } from '../../documents.js'

import { isStaffWith } from '../../../access/person.js'
import { findAsCaller, readAsCaller } from '../../db/own.js'
import { accountSeats } from '../../commands/index.js'
import { InvoiceTable } from '../invoice/InvoiceTable.js'
import { Empty, Facts } from '../shared/Card.js'
import { foundBy } from '../shared/foundBy.js'
import { euros } from '../shared/money.js'
import { Section } from '../shared/Screen.js'
import { SetTier } from './SetTier.js'
import { readsUsage } from './tabs.js'
import { workspacePage } from './workspacePage.js'

/** Who pays for a workspace, and at which tier. */
export const WorkspaceBilling = foundBy(
  readsUsage,
  workspacePage(async (visit, { billingAccount, id, tier, usageContext }) => {
    const { call, language, say, to } = visit
    const account = (billingAccount &&
      (await readAsCaller(call, 'billingAccounts', billingAccount))) as BillingAccount | null
    const cents = call.program.tiers.find(({ name }) => name === tier)?.seatCents
    const seats = account && (await accountSeats({ id: account.id, req: call.req }))
    const open = await findAsCaller<Invoice>(call.req, call.program.slugs.invoices, {
      sort: 'dueAt',
      where: {
        and: [{ billingAccount: { equals: account?.id ?? null } }, { status: { equals: 'open' } }],
      },
    })
    return {
      content: (
        <Section
          actions={
            account && (
              <span className="pp-inline">
                {isStaffWith(call, 'setTier') && <SetTier account={account} visit={visit} />}
                <Button
                  buttonStyle="secondary"
                  el="link"
                  margin={false}
                  size="small"
                  to={to(`/collections/${call.program.slugs.billingAccounts}/${account.id}`)}
                >
                  {say('billing:account')}
                </Button>
              </span>
            )
          }
          lead={say(usageContext === 'external' ? 'billing:own' : 'billing:pooled')}
          title={say('workspace:billing')}
        >
          {tier ? (
            <Facts
              facts={[
                { label: say('field:tier'), value: tier },
                {
                  label: say('billing:price'),
                  value:
                    cents === undefined
                      ? undefined
                      : say('billing:perSeat', { amount: euros(cents, language) }),
                },
                {
                  label: say('accountPage:seats'),
                  value: seats?.workspaces.find(({ workspace }) => workspace === id)?.seats,
                },
                {
                  label: say('field:status'),
                  value: account && say(`accountStatus:${account.status}`),
                },
                {
                  label: say('field:paymentMode'),
                  value: account?.paymentMode && say(`paymentMode:${account.paymentMode}`),
                },
              ]}
            />
          ) : (
            <Empty>{say('billing:notYours')}</Empty>
          )}
          {open.docs.length > 0 && (
            <>
              <h3>{say('organisation:openInvoices')}</h3>
              <InvoiceTable invoices={open.docs} visit={visit} />
            </>
          )}
        </Section>
      ),
    }
  }),
)
