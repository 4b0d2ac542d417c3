import type { Id } from '../documents.js'
import type { Call } from '../program.js'
import type { Point, Row } from './positions.js'
import type { Move } from './settleDeal.js'

import { query, sql } from '../db/sql.js'
import { allocationsOf } from './kickback.js'
import { positionOf } from './positions.js'

const BATCH = 200

type Shift = {
  /** What the invoices up to this point got before. */
  beforeCents: number
  from: Point
  /** How much more, or less, they get now. */
  shiftCents: number
}

/**
 * What later invoices get otherwise because those before them get more or less (SPEC 7.4). The shift wears off where one
 * takes it up, so that only these are read, however many there are.
 */
export const moveLater = async (call: Call, entry: Id, shift: Shift): Promise<Move[]> => {
  const moves: Move[] = []
  let { beforeCents, from, shiftCents } = shift
  while (shiftCents !== 0) {
    const rows = await movedBy(call, entry, { beforeCents, from, shiftCents })
    for (const row of rows) {
      const before = positionOf(row)
      const earlierCents = Number(row.earlier) + shiftCents
      const { allocatedCents } = allocationsOf([before], earlierCents)[0]!
      moves.push({ after: { ...before, allocatedCents }, before, earlierCents })
      shiftCents += allocatedCents - before.allocatedCents
      beforeCents = Number(row.earlier) + before.allocatedCents
      from = before
    }
    if (rows.length < BATCH) break
  }
  return moves
}

/** The next positions that such a shift would move, in their order. */
const movedBy = (call: Call, entry: Id, { beforeCents, from, shiftCents }: Shift) =>
  query<Row & { earlier: string }>(
    call,
    sql`select * from (
        select p.*, ${beforeCents}::numeric + sum(allocated_cents) over (order by paid_at, invoice) - allocated_cents as earlier
        from partner_program_ledger_positions p
        where entry = ${entry} and (paid_at, invoice) > (${from.paidAt}::timestamptz, ${from.invoice}::uuid)) later
      where allocated_cents <> least(entitled_cents, greatest(0, coalesce(cap_cents, 'infinity') - earlier - ${shiftCents}::numeric))
      order by paid_at, invoice limit ${BATCH}::int`,
  )
