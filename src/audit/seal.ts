import type { Id } from '../documents.js'
import type { Call } from '../program.js'
import type { EventRow } from './chain.js'

import { lockName } from '../db/lock.js'
import { query, sql } from '../db/sql.js'
import { inTransaction } from '../db/transaction.js'
import { BATCH, BEGINNING, readInUtc, sealOf, unsealed } from './chain.js'

/** Mails wait for the runner too: a long backlog is sealed in several runs. */
const BATCHES = 10

/**
 * Seals committed events that are not sealed yet into the chain, the oldest first (SPEC 8.6). Only sealers wait for each
 * other, never a writer.
 */
export const sealEvents = async ({ program, req }: Call): Promise<void> => {
  for (let batch = 0; batch < BATCHES; batch++) {
    const call = { program, req: { context: {}, payload: req.payload } } as unknown as Call
    const sealed = await inTransaction(call.req, () => sealBatch(call))
    if (sealed < BATCH) return
  }
}

type Seal = { event: Id; hash: string; previous: string; seq: number }

const sealBatch = async (call: Call): Promise<number> => {
  await lockName(call, 'audit seals')
  await readInUtc(call)
  const [last] = await query<{ hash: string; seq: string }>(
    call,
    sql`select seq, hash from partner_program_audit_seals order by seq desc limit 1`,
  )
  const rows = await query<{ event: EventRow; id: Id }>(
    call,
    sql`select e.id, to_jsonb(e) as event ${unsealed(call, { late: false })} order by e.created_at, e.id limit ${BATCH}`,
  )
  let previous = last?.hash ?? BEGINNING
  let seq = Number(last?.seq ?? 0)
  const seals = rows.map(({ event, id }): Seal => {
    const seal = { event: id, hash: sealOf(previous, event), previous, seq: ++seq }
    previous = seal.hash
    return seal
  })
  await query(
    call,
    sql`insert into partner_program_audit_seals (seq, event, previous, hash, sealed_at)
    select seq, event, previous, hash, now()
    from jsonb_to_recordset(${JSON.stringify(seals)}::jsonb) as s (seq bigint, event uuid, previous text, hash text)`,
  )
  return rows.length
}
