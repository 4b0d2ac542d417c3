import { Link } from '@payloadcms/ui'

import type { BillingAccount } from '../../documents.js'
import type { AdminViewServerProps, Visit } from '../shared/visit.js'

import { accountFacts } from '../../../access/facts.js'
import { isStaff, isStaffWith } from '../../../access/person.js'
import { discountInForce } from '../../billing/discountInForce.js'
import { seatPriceOf } from '../../billing/rollup.js'
import { readOrganisationName } from '../shared/readOrganisationName.js'
import { Facts } from '../shared/Card.js'
import { DocumentTrail } from '../shared/DocumentTrail.js'
import { Moment } from '../shared/Moment.js'
import { euros, percents } from '../shared/money.js'
import { Tag, toneOfState } from '../shared/Pills.js'
import { Screen } from '../shared/Screen.js'
import { documentOf, visitOf } from '../shared/visit.js'
import { SetTier } from '../workspace/SetTier.js'
import { AccountDeals } from './AccountDeals.js'
import { AccountInvoices } from './AccountInvoices.js'
import { AccountSeats } from './AccountSeats.js'
import { IssueInvoice } from './IssueInvoice.js'
import { readsAccount } from './tabs.js'

/** A billing account: what it pays for and at which price, its seats, and its invoices. */
export const AccountOverview = async (props: AdminViewServerProps) => {
  const visit = visitOf(props)
  const { call, say } = visit
  const account = documentOf(props) as BillingAccount
  const isFull = await readsAccount(visit, account.id)
  const { name } = await accountFacts(call, account.id)
  return (
    <Screen
      actions={<Actions account={account} name={name ?? ''} visit={visit} />}
      lead={account.organisation ? await leadOf(visit, account, name ?? '') : say('billing:notAll')}
      pills={
        <>
          <Tag tone="insider">{account.tier}</Tag>
          {account.status !== 'none' && (
            <Tag tone={toneOfState(account.status)}>{say(`accountStatus:${account.status}`)}</Tag>
          )}
          {account.paymentMode && <Tag>{say(`paymentMode:${account.paymentMode}`)}</Tag>}
        </>
      }
    >
      <DocumentTrail
        isRenamed
        slug={call.program.slugs.billingAccounts}
        title={name ?? account.tier}
        visit={visit}
      />
      {isFull && <Terms account={account} visit={visit} />}
      <AccountSeats account={account} visit={visit} />
      {isFull && <AccountInvoices account={account} visit={visit} />}
      {isStaff(call) && <AccountDeals account={account} visit={visit} />}
    </Screen>
  )
}

type Props = { account: BillingAccount; visit: Visit }

const leadOf = async (visit: Visit, { organisation: payer, scope }: BillingAccount, name: string) =>
  visit.say(scope === 'workspace' ? 'accountPage:ofWorkspace' : 'accountPage:ofOrganisation', {
    name,
    organisation: await readOrganisationName(visit.call, payer),
  })

const Actions = async ({ account, name, visit }: Props & { name: string }) => {
  const { call } = visit
  if (!isStaff(call)) return null
  const now = call.program.clock.now()
  return (
    <>
      <IssueInvoice
        balanceCents={account.balanceCents ?? 0}
        discountBps={await discountInForce(call, account, now)}
        dueOn={new Date(now.getTime() + 30 * 86_400_000).toISOString().slice(0, 10)}
        name={name}
        path={`/${call.program.slugs.billingAccounts}/${account.id}/invoices`}
        then={visit.to(`/collections/${call.program.slugs.invoices}/:id`)}
      />
      {isStaffWith(call, 'setTier') && <SetTier account={account} visit={visit} />}
    </>
  )
}

const Terms = async ({ account, visit }: Props) => {
  const { call, language, say, to } = visit
  const { billingPeriod, discountBps = 0, discountKind, trialEndsAt, workspace } = account
  const { organisations, workspaces } = call.program.slugs
  const tier = call.program.tiers.find((one) => one.name === account.tier)
  const period = billingPeriod ?? 'yearly'
  const inForce = await discountInForce(call, account, call.program.clock.now())
  return (
    <Facts
      facts={[
        {
          label: say('field:payer'),
          value: (
            <Link href={to(`/collections/${organisations}/${account.organisation}`)}>
              {await readOrganisationName(call, account.organisation)}
            </Link>
          ),
        },
        {
          label: say('field:workspace'),
          value: workspace && (
            <Link href={to(`/collections/${workspaces}/${workspace}/billing`)}>
              {(await accountFacts(call, account.id)).name}
            </Link>
          ),
        },
        {
          label: say('billing:price'),
          value:
            tier &&
            say('accountPage:price', {
              amount: euros(seatPriceOf(tier, period), language),
              period: say(`accountPage:${period}`),
              tier: tier.name,
            }),
        },
        {
          label: say('field:discountBps'),
          value:
            inForce > 0 &&
            (inForce > (discountBps ?? 0)
              ? say('accountPage:discountOfDeal', { rate: percents(inForce, language) })
              : say('accountPage:discountOwn', {
                  kind: say(`discountKind:${discountKind ?? 'none'}`),
                  rate: percents(inForce, language),
                })),
        },
        { label: say('field:trialEndsAt'), value: trialEndsAt && <Moment at={trialEndsAt} /> },
        {
          label: say('field:balanceCents'),
          value: account.balanceCents
            ? say('accountPage:balance', { amount: euros(account.balanceCents, language) })
            : undefined,
        },
        { label: say('field:legalName'), value: account.legalName },
        { label: say('field:vatId'), value: account.vatId },
        { label: say('field:billingEmail'), value: account.billingEmail },
      ]}
    />
  )
}
