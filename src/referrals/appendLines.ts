import type { Id, LedgerLine } from '../documents.js'
import type { Call } from '../program.js'
import type { Position } from './positions.js'
import type { Move } from './settleDeal.js'

import { query, sql, tableNameOf, tableOf } from '../db/sql.js'
import { explain } from './explain.js'

/** Appends the lines of these moves, negative ones first, and answers the positions that are to be kept. */
export const appendLines = async (
  call: Call,
  entry: Id,
  moves: readonly Move[],
  cause: string,
): Promise<Position[]> => {
  const lines = moves
    .filter((move) => changeOf(move) !== 0)
    .sort((a, b) => Number(changeOf(a) > 0) - Number(changeOf(b) > 0))
    .map((move) => lineOf(move, cause))
  if (lines.length > 0) await insertLines(call, entry, lines)
  return moves
    .filter(({ after, before }) => JSON.stringify(after) !== JSON.stringify(before))
    .map((move) => ({
      ...move.after,
      hasLines: (move.before?.hasLines ?? false) || changeOf(move) !== 0,
    }))
}

const changeOf = ({ after, before }: Move): number =>
  after.allocatedCents - (before?.allocatedCents ?? 0)

/** Why a line is written (SPEC 7.4). */
const kindOf = (move: Move): LedgerLine['kind'] => {
  const { after, before } = move
  if (!before?.hasLines) return 'accrual'
  const change = changeOf(move)
  if (change < 0 && after.entitledCents < before.entitledCents) return 'clawback'
  if (change > 0 && after.entitledCents > before.entitledCents) return 'reinstatement'
  return 'reallocation'
}

const lineOf = (move: Move, cause: string) => ({
  amount: changeOf(move),
  cause,
  explanation: explain(move, changeOf(move), cause),
  invoice: move.after.invoice,
  kind: kindOf(move),
  paid: move.after.paidAt,
  terms: move.after.terms,
})

/** In one statement, however many there are: the database judges them together. */
const insertLines = async (
  call: Call,
  entry: Id,
  lines: readonly ReturnType<typeof lineOf>[],
): Promise<void> => {
  const kind = sql.identifier(`enum_${tableNameOf(call.program.slugs.ledgerLines)}_kind`)
  const now = sql`${call.program.clock.now().toISOString()}::timestamptz`
  await query(
    call,
    sql`insert into ${tableOf(call.program, 'ledgerLines')}
        (id, entry_id, invoice_id, kind, amount_cents, terms_id, cause, paid_at, explanation, created_at, updated_at)
      select gen_random_uuid(), ${entry}::uuid, r.invoice, r.kind::${kind}, r.amount, r.terms, r.cause, r.paid, r.explanation, ${now}, ${now}
      from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as r(
        invoice uuid, kind text, amount numeric, terms uuid, cause text, paid timestamptz, explanation jsonb)`,
  )
}
