import type { Id } from '../documents.js'
import type { Call } from '../program.js'
import type { Tier } from '../options.js'

import { isLive } from '../../access/reach.js'
import { query, sql, tableOf } from '../db/sql.js'
import { isInForce } from '../referrals/inForce.js'
import { fieldRefusal } from '../refusals.js'
import { csvOf } from '../uploads/csv.js'
import { shareOf } from './rounding.js'
import { NO_SEATS, seatsOf } from './seats.js'

export const REVENUE_CLASSES = ['paying', 'trial', 'managed', 'comped', 'free'] as const
export type RevenueClass = (typeof REVENUE_CLASSES)[number]

export type RollupRow = {
  adminContact: { email: null | string; name: null | string } | null
  billingAccount: Id
  billingPeriod: 'monthly' | 'yearly'
  discountBps: number
  mrrCents: number
  organisation: Id
  organisationName: string
  revenueClass: RevenueClass
  seats: number
  tier: string
  workspace: Id | null
  workspaceName: null | string
}

export type Rollup = {
  docs: RollupRow[]
  month: string
  totals: { accounts: number; mrrCents: number; seats: number }
}

/**
 * Every account with what it brings in a month (SPEC 8.5), in a constant number of statements. Refuses with:
 * validation_failed, for a month of which nothing was kept.
 */
export const rollupOf = async (call: Call, month?: string): Promise<Rollup> => {
  const current = call.program.clock.now().toISOString().slice(0, 7)
  if (month !== undefined && month !== current)
    throw fieldRefusal('validation_failed', 'month', `Only the current month is known: ${current}.`)
  const accounts = await findAccounts(call)
  const seats = await seatsOf(call, sql`select id from ${tableOf(call.program, 'billingAccounts')}`)
  const docs = accounts.map((account) =>
    rowOf(call, account, (seats.get(account.id) ?? NO_SEATS).seats),
  )
  const sum = (key: 'mrrCents' | 'seats') => docs.reduce((total, one) => total + one[key], 0)
  return {
    docs,
    month: current,
    totals: { accounts: docs.length, mrrCents: sum('mrrCents'), seats: sum('seats') },
  }
}

type Account = {
  billing_period: null | RollupRow['billingPeriod']
  contact_email: null | string
  contact_name: null | string
  discount_bps: number
  id: Id
  organisation: Id
  organisation_name: string
  payment_mode: null | string
  status: string
  tier: string
  trial_ends_at: Date | null | string
  workspace: Id | null
  workspace_name: null | string
}

/** The contact is the account's own address for invoices, else the oldest owner of its organisation. */
const findAccounts = (call: Call): Promise<Account[]> => {
  const { program } = call
  const now = sql`${program.clock.now().toISOString()}::timestamptz`
  return query<Account>(
    call,
    sql`
    with contacts as (
      select distinct on (m.organisation_id) m.organisation_id, u.name, u.email
      from ${tableOf(program, 'memberships')} m join ${tableOf(program, 'users')} u on u.id = m.user_id
      where m.organisation_id is not null and m.role = 'owner' and ${isLive(call, 'm')}
      order by m.organisation_id, m.created_at, m.id),
    deals as (
      select e.billing_account_id as account, max(t.discount_bps) as discount_bps
      from ${tableOf(program, 'referralEntries')} e
        cross join lateral (
          select t.discount_bps from ${tableOf(program, 'referralTerms')} t
          where t.entry_id = e.id and t.effective_from <= ${now} order by t.effective_from desc limit 1) t
      where ${isInForce(now)}
      group by e.billing_account_id)
    select a.id, a.tier::text as tier, a.status::text as status, a.payment_mode::text as payment_mode,
      a.billing_period::text as billing_period, greatest(coalesce(a.discount_bps, 0), coalesce(d.discount_bps, 0)) as discount_bps,
      a.trial_ends_at, o.id as organisation, o.name as organisation_name, w.id as workspace, w.name as workspace_name,
      coalesce(a.billing_email, c.email) as contact_email, c.name as contact_name
    from ${tableOf(program, 'billingAccounts')} a
      join ${tableOf(program, 'organisations')} o on o.id = a.organisation_id
      left join ${tableOf(program, 'workspaces')} w on w.id = a.workspace_id
      left join contacts c on c.organisation_id = o.id left join deals d on d.account = a.id
    order by o.name, w.name nulls first, a.id`,
  )
}

const rowOf = ({ program }: Call, account: Account, seats: number): RollupRow => {
  const tier = program.tiers.find(({ name }) => name === account.tier) ?? program.tiers[0]!
  const isTrial =
    account.trial_ends_at !== null && new Date(account.trial_ends_at) > program.clock.now()
  const revenueClass = classOf(account, tier, isTrial)
  const isEarning = revenueClass === 'paying' || revenueClass === 'managed'
  const billingPeriod = account.billing_period ?? 'yearly'
  return {
    adminContact:
      account.contact_email === null
        ? null
        : { email: account.contact_email, name: account.contact_name },
    billingAccount: account.id,
    billingPeriod,
    discountBps: account.discount_bps,
    mrrCents: isEarning ? mrrOf(tier, billingPeriod, seats, account.discount_bps) : 0,
    organisation: account.organisation,
    organisationName: account.organisation_name,
    revenueClass,
    seats,
    tier: account.tier,
    workspace: account.workspace,
    workspaceName: account.workspace_name,
  }
}

const classOf = (account: Account, tier: Tier, isTrial: boolean): RevenueClass => {
  if (isTrial) return 'trial'
  if (tier.seatCents === 0) return 'free'
  if (account.discount_bps === 10_000) return 'comped'
  if (account.payment_mode === 'managed') return 'managed'
  const isSubscribed = account.status === 'active' || account.status === 'past-due'
  return account.payment_mode === 'card' && isSubscribed ? 'paying' : 'comped'
}

/** By the month it costs 15 % more (SPEC 8.1). */
const MONTHLY_BPS = 11_500

/** What a seat costs a month, in cents. */
export const seatPriceOf = (tier: Tier, period: 'monthly' | 'yearly'): number =>
  period === 'monthly' ? Number(shareOf(BigInt(tier.seatCents), MONTHLY_BPS)) : tier.seatCents

const mrrOf = (
  tier: Tier,
  period: 'monthly' | 'yearly',
  seats: number,
  discountBps: number,
): number =>
  Number(shareOf(BigInt(seats) * BigInt(seatPriceOf(tier, period)), 10_000 - discountBps))

/** One row an account, amounts in cents. No cell can start a formula. */
export const rollupCsv = (docs: readonly RollupRow[]): string =>
  csvOf(
    COLUMNS,
    docs.map(({ adminContact, ...row }) => ({
      ...row,
      adminEmail: adminContact?.email,
      adminName: adminContact?.name,
    })),
  )

const COLUMNS = [
  'organisationName',
  'workspaceName',
  'revenueClass',
  'tier',
  'billingPeriod',
  'seats',
  'discountBps',
  'mrrCents',
  'adminName',
  'adminEmail',
  'billingAccount',
  'organisation',
  'workspace',
]
