import type { Id } from '../documents.js'
import type { Call } from '../program.js'

import { query, sql } from '../db/sql.js'

/** Where an invoice stands in its deal: what it gives, and what it got of the cap. In cents; no cap is `null`. */
export type Position = {
  allocatedCents: number
  baseCents: number
  capCents: null | number
  cashCents: number
  entitledCents: number
  hasLines: boolean
  invoice: Id
  paidAt: string
  rateBps: number
  terms: Id
}

export type Row = {
  allocated_cents: string
  base_cents: string
  cap_cents: null | string
  cash_cents: string
  entitled_cents: string
  has_lines: boolean
  invoice: Id
  paid_at: Date | string
  rate_bps: number
  terms: Id
}

export const positionOf = (row: Row): Position => ({
  allocatedCents: Number(row.allocated_cents),
  baseCents: Number(row.base_cents),
  capCents: row.cap_cents === null ? null : Number(row.cap_cents),
  cashCents: Number(row.cash_cents),
  entitledCents: Number(row.entitled_cents),
  hasLines: row.has_lines,
  invoice: row.invoice,
  paidAt: new Date(row.paid_at).toISOString(),
  rateBps: row.rate_bps,
  terms: row.terms,
})

export type Point = Pick<Position, 'invoice' | 'paidAt'>

/** The positions of a deal from one on, in the order in which they share the cap. */
export const positionsFrom = async (call: Call, entry: Id, from: Point): Promise<Position[]> => {
  const rows = await query<Row>(
    call,
    sql`select * from partner_program_ledger_positions
      where entry = ${entry} and (paid_at, invoice) >= (${from.paidAt}::timestamptz, ${from.invoice}::uuid)
      order by paid_at, invoice`,
  )
  return rows.map(positionOf)
}

/** What stands around one invoice of a deal, told without reading every position. */
export type Surroundings = {
  /** What all invoices of the deal together got. */
  accruedCents: number
  laterCents: number
  /** Whether a later one got less than it gives. */
  isLaterLimited: boolean
  lowestLaterCap: null | number
  own: Position | undefined
}

export const surroundingsOf = async (call: Call, entry: Id, at: Point): Promise<Surroundings> => {
  const [row] = await query<
    Partial<Row> & {
      accrued: string
      is_later_limited: boolean | null
      later: null | string
      lowest_later_cap: null | string
    }
  >(
    call,
    sql`select l.*, o.*, coalesce(b.accrued_cents, 0) as accrued
      from (select ${entry}::uuid as deal) e
        left join partner_program_ledger_balances b on b.entry = e.deal
        left join partner_program_ledger_positions o on o.entry = e.deal and o.invoice = ${at.invoice}::uuid
        cross join lateral (
          select sum(allocated_cents) as later, min(cap_cents) as lowest_later_cap, bool_or(allocated_cents < entitled_cents) as is_later_limited
          from partner_program_ledger_positions p
          where p.entry = e.deal and (p.paid_at, p.invoice) > (${at.paidAt}::timestamptz, ${at.invoice}::uuid)) l`,
  )
  return {
    accruedCents: Number(row?.accrued ?? 0),
    isLaterLimited: row?.is_later_limited ?? false,
    laterCents: Number(row?.later ?? 0),
    lowestLaterCap: row?.lowest_later_cap == null ? null : Number(row.lowest_later_cap),
    own: row?.invoice ? positionOf(row as Row) : undefined,
  }
}

/** Forgets the positions of invoices that a deal ends before; none of them has a line. */
export const dropPositions = async (call: Call, entry: Id, from: string): Promise<void> => {
  await query(
    call,
    sql`delete from partner_program_ledger_positions where entry = ${entry} and paid_at >= ${from}::timestamptz`,
  )
}

/** Writes positions down, new ones and known ones, in one statement. */
export const keepPositions = async (
  call: Call,
  entry: Id,
  positions: readonly Position[],
): Promise<void> => {
  if (positions.length === 0) return
  await query(
    call,
    sql`insert into partner_program_ledger_positions
        (entry, invoice, paid_at, terms, rate_bps, cap_cents, cash_cents, base_cents, entitled_cents, allocated_cents, has_lines)
      select ${entry}::uuid, r.invoice, r."paidAt", r.terms, r."rateBps", r."capCents", r."cashCents", r."baseCents", r."entitledCents", r."allocatedCents", r."hasLines"
      from jsonb_to_recordset(${JSON.stringify(positions)}::jsonb) as r(
        invoice uuid, "paidAt" timestamptz, terms uuid, "rateBps" int, "capCents" numeric, "cashCents" numeric, "baseCents" numeric,
        "entitledCents" numeric, "allocatedCents" numeric, "hasLines" boolean)
      on conflict (invoice) do update set
        terms = excluded.terms, rate_bps = excluded.rate_bps, cap_cents = excluded.cap_cents, cash_cents = excluded.cash_cents,
        base_cents = excluded.base_cents, entitled_cents = excluded.entitled_cents, allocated_cents = excluded.allocated_cents,
        has_lines = excluded.has_lines`,
  )
}
