import type { PayloadRequest } from 'payload'

import DataLoader from 'dataloader'

import type { Id } from '../documents.js'
import type { Call } from '../program.js'

import { list, query, sql, tableOf } from '../db/sql.js'

export type DealState = 'active' | 'capped' | 'closed' | 'expired' | 'scheduled'

export type DealTotals = {
  accruedCents: number
  capLeftCents: null | number
  daysLeft: null | number
  heldCents: number
  payableCents: number
  settledCents: number
}

/** What is computed of a deal. Amounts in cents. */
export type DealFacts = {
  client: null | string
  state: DealState
  terms: { capCents: null | number; discountBps: number; kickbackBps: number } | undefined
  totals: DealTotals
}

const KEY = 'partnerProgramDealFacts'
type Loader = DataLoader<Id, DealFacts>
const DAY_MS = 86_400_000

/** Loaded in batches, once per request. */
export const dealFacts = (call: Call, entry: Id): Promise<DealFacts> =>
  ((call.req.context as Record<string, Loader | undefined>)[KEY] ??= new DataLoader((ids) =>
    loadDeals(call, ids),
  )).load(entry)

/** Called when terms or lines were added: what the rest of the request asks is asked anew. */
export const forgetDealFacts = (req: PayloadRequest): void => {
  Object.assign(req.context, { [KEY]: undefined })
}

type Row = {
  accrued: string
  cap_cents: null | string
  client: null | string
  closed_at: Date | null | string
  discount_bps: null | number
  expires_at: Date | null | string
  held: string
  id: Id
  kickback_bps: null | number
  payable: string
  settled: string
  starts_at: Date | string
}

const loadDeals = async (call: Call, ids: readonly Id[]): Promise<DealFacts[]> => {
  const { program } = call
  const now = sql`${program.clock.now().toISOString()}::timestamptz`
  const rows = await query<Row>(
    call,
    sql`
    select e.id, e.starts_at, e.expires_at, e.closed_at, t.kickback_bps, t.discount_bps, t.cap_cents,
      coalesce(w.data_owner_organisation_name, a.legal_name, o.name) as client,
      coalesce(b.accrued_cents, 0) as accrued, coalesce(l.held, 0) as held, coalesce(l.payable, 0) as payable, coalesce(l.settled, 0) as settled
    from ${tableOf(program, 'referralEntries')} e
      join ${tableOf(program, 'billingAccounts')} a on a.id = e.billing_account_id
      join ${tableOf(program, 'organisations')} o on o.id = a.organisation_id
      left join ${tableOf(program, 'workspaces')} w on w.id = a.workspace_id
      left join partner_program_ledger_balances b on b.entry = e.id
      left join lateral (
        select t.kickback_bps, t.discount_bps, t.cap_cents from ${tableOf(program, 'referralTerms')} t
        where t.entry_id = e.id order by t.effective_from <= ${now} desc, case when t.effective_from <= ${now} then t.effective_from end desc, t.effective_from
        limit 1) t on true
      left join lateral (
        select sum(x.amount_cents) filter (where s.line is null and x.paid_at + make_interval(hours => ${program.holdDays * 24}::int) > ${now}) as held,
          sum(x.amount_cents) filter (where s.line is null and x.paid_at + make_interval(hours => ${program.holdDays * 24}::int) <= ${now}) as payable,
          sum(x.amount_cents) filter (where s.line is not null) as settled
        from ${tableOf(program, 'ledgerLines')} x
          left join partner_program_settled_lines s on s.line = x.id and not s.is_freed
        where x.entry_id = e.id) l on true
    where e.id in (${list(ids)})`,
  )
  const byId = new Map(rows.map((row) => [row.id, factsOf(row, program.clock.now())]))
  return ids.map((id) => byId.get(id) ?? UNKNOWN)
}

const factsOf = (row: Row, now: Date): DealFacts => {
  const accruedCents = Number(row.accrued)
  const capCents = row.cap_cents === null ? null : Number(row.cap_cents)
  return {
    client: row.client,
    state: stateOf(row, { accruedCents, capCents }, now),
    terms:
      row.kickback_bps === null
        ? undefined
        : { capCents, discountBps: row.discount_bps ?? 0, kickbackBps: row.kickback_bps },
    totals: {
      accruedCents,
      capLeftCents: capCents === null ? null : Math.max(0, capCents - accruedCents),
      daysLeft:
        row.expires_at === null
          ? null
          : Math.max(0, Math.ceil((new Date(row.expires_at).getTime() - now.getTime()) / DAY_MS)),
      heldCents: Number(row.held),
      payableCents: Number(row.payable),
      settledCents: Number(row.settled),
    },
  }
}

/** SPEC 7.1's states, in the order in which they decide. */
const stateOf = (
  { closed_at, expires_at, starts_at }: Row,
  { accruedCents, capCents }: { accruedCents: number; capCents: null | number },
  now: Date,
): DealState => {
  const isPast = (at: Date | null | string) => at !== null && new Date(at) <= now
  if (isPast(closed_at)) return 'closed'
  if (isPast(expires_at)) return 'expired'
  if (!isPast(starts_at)) return 'scheduled'
  return capCents !== null && accruedCents >= capCents ? 'capped' : 'active'
}

const UNKNOWN: DealFacts = {
  client: null,
  state: 'closed',
  terms: undefined,
  totals: {
    accruedCents: 0,
    capLeftCents: null,
    daysLeft: null,
    heldCents: 0,
    payableCents: 0,
    settledCents: 0,
  },
}
