import type { Id, LedgerLine } from '../documents.js'
import type { Call } from '../program.js'
import type { Explanation } from './explain.js'

import { query, sql, tableOf } from '../db/sql.js'
import { csvOf } from '../uploads/csv.js'

export type StatementLine = Pick<
  LedgerLine,
  'amountCents' | 'createdAt' | 'invoice' | 'kind' | 'paidAt'
> & {
  explanation: Explanation
  number: string
}

/** What a deal's lines came to in a time, from ≤ createdAt < to. Amounts in cents. */
export type Statement = {
  closingCents: number
  entry: Id
  from: string
  lines: StatementLine[]
  openingCents: number
  to: string
}

type Row = {
  amount_cents: string
  created_at: Date | string
  explanation: Explanation
  invoice_id: Id
  kind: LedgerLine['kind']
  number: string
  paid_at: Date | string
}

/** Adds up to the cent: opening and lines are closing (SPEC 7.7). */
export const statementOf = async (
  call: Call,
  entry: Id,
  { from, to }: { from: string; to: string },
): Promise<Statement> => {
  const lines = tableOf(call.program, 'ledgerLines')
  const rows = await query<Row>(
    call,
    sql`select l.created_at, l.paid_at, l.invoice_id, i.number, l.kind::text as kind, l.amount_cents, l.explanation
      from ${lines} l join ${tableOf(call.program, 'invoices')} i on i.id = l.invoice_id
      where l.entry_id = ${entry} and l.created_at >= ${from}::timestamptz and l.created_at < ${to}::timestamptz
      order by l.created_at, l.amount_cents > 0, l.paid_at, l.invoice_id`,
  )
  const [before] = await query<{ sum: null | string }>(
    call,
    sql`select sum(amount_cents) as sum from ${lines} where entry_id = ${entry} and created_at < ${from}::timestamptz`,
  )
  const openingCents = Number(before?.sum ?? 0)
  return {
    closingCents: rows.reduce((sum, { amount_cents }) => sum + Number(amount_cents), openingCents),
    entry,
    from,
    lines: rows.map(lineOf),
    openingCents,
    to,
  }
}

const lineOf = (row: Row): StatementLine => ({
  amountCents: Number(row.amount_cents),
  createdAt: new Date(row.created_at).toISOString(),
  explanation: row.explanation,
  invoice: row.invoice_id,
  kind: row.kind,
  number: row.number,
  paidAt: new Date(row.paid_at).toISOString(),
})

const COLUMNS = ['createdAt', 'paidAt', 'invoice', 'number', 'kind', 'amountCents', 'explanation']

export const statementCsv = ({ lines }: Statement): string =>
  csvOf(
    COLUMNS,
    lines.map(({ explanation, ...line }) => ({ ...line, explanation: explanation.sentence })),
  )
