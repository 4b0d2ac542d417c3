import type { Payload } from 'payload'

import { createLocalReq } from 'payload'

import type { Id } from '../documents.js'
import type { Call } from '../program.js'
import type { EventRow } from './chain.js'

import { query, sql, tableOf } from '../db/sql.js'
import { inTransaction } from '../db/transaction.js'
import { callOf } from '../program.js'
import { BATCH, BEGINNING, readInUtc, sealOf, unsealed } from './chain.js'

/** A seal that was noted down elsewhere: where the chain had come at that time. */
export type AuditAnchor = { hash: string; seq: number }

export type AuditProblem = {
  /** The first event at fault; none where only the noted seal says that something is gone. */
  event?: Id
  kind: 'changed' | 'inserted' | 'removed' | 'rewritten'
  sentence: string
}

export type AuditReport = {
  isOk: boolean
  /** The newest seal that holds. Noted elsewhere, it shows even a chain that was rewritten as a whole. */
  last?: AuditAnchor
  problem?: AuditProblem
  /** How many events are sealed and as they were. */
  sealed: number
  /** How many are not sealed yet. */
  waiting: number
}

/**
 * Proves that no sealed event of the audit log was changed, removed, or put between others (SPEC 8.6), or names the
 * first where that is not so. What nobody sealed yet proves nothing; and who can write everything in the database could
 * make the whole chain anew, which only an `anchor` shows.
 */
export const verifyAudit = async (
  payload: Payload,
  { anchor }: { anchor?: AuditAnchor } = {},
): Promise<AuditReport> => {
  const call = callOf(await createLocalReq({}, payload))
  return inTransaction(call.req, async () => {
    await readInUtc(call)
    const { last, problem } = await followChain(call, anchor)
    const found = problem ?? findShort(last, anchor) ?? (await findInserted(call))
    return {
      isOk: found === undefined,
      ...(last.seq > 0 && { last }),
      ...(found && { problem: found }),
      sealed: last.seq,
      waiting: await countWaiting(call),
    }
  })
}

type Row = { body: EventRow | null; event: Id; hash: string; previous: string; seq: string }
type Followed = { last: AuditAnchor; problem?: AuditProblem }

const followChain = async (call: Call, anchor: AuditAnchor | undefined): Promise<Followed> => {
  let last: AuditAnchor = { hash: BEGINNING, seq: 0 }
  for (;;) {
    const rows = await query<Row>(
      call,
      sql`select s.seq, s.event, s.previous, s.hash, to_jsonb(e) as body
      from partner_program_audit_seals s left join ${tableOf(call.program, 'auditEvents')} e on e.id = s.event
      where s.seq > ${last.seq} order by s.seq limit ${BATCH}`,
    )
    for (const row of rows) {
      const problem = problemOf(row, last, anchor)
      if (problem) return { last, problem }
      last = { hash: row.hash, seq: last.seq + 1 }
    }
    if (rows.length < BATCH) return { last }
  }
}

const problemOf = (
  { body, event, hash, previous, seq }: Row,
  last: AuditAnchor,
  anchor: AuditAnchor | undefined,
): AuditProblem | undefined => {
  const here = `Event ${event} (seal ${seq})`
  if (Number(seq) !== last.seq + 1)
    return {
      event,
      kind: 'removed',
      sentence: `${here} should follow seal ${last.seq}: what was sealed between them is gone.`,
    }
  if (body === null)
    return {
      event,
      kind: 'removed',
      sentence: `${here} is gone: it was removed after it was sealed.`,
    }
  if (previous !== last.hash)
    return {
      event,
      kind: 'inserted',
      sentence: `${here} does not follow the event before it: it was put there, or they changed places.`,
    }
  if (hash !== sealOf(previous, body))
    return {
      event,
      kind: 'changed',
      sentence: `${here} is not what was sealed: the event or its seal was changed.`,
    }
  if (anchor?.seq === Number(seq) && anchor.hash !== hash)
    return {
      event,
      kind: 'rewritten',
      sentence: `${here} has another seal than the one that was noted: everything up to it was written anew.`,
    }
  return undefined
}

const findShort = (last: AuditAnchor, anchor: AuditAnchor | undefined): AuditProblem | undefined =>
  anchor && anchor.seq > last.seq
    ? {
        kind: 'removed',
        sentence: `Seal ${anchor.seq} was noted, but the chain ends with ${last.seq}: its end is gone.`,
      }
    : undefined

const findInserted = async (call: Call): Promise<AuditProblem | undefined> => {
  const [late] = await query<{ id: Id }>(
    call,
    sql`select e.id ${unsealed(call, { late: true })} order by e.created_at, e.id limit 1`,
  )
  return late
    ? {
        event: late.id,
        kind: 'inserted',
        sentence: `Event ${late.id} is older than what was sealed long ago: it was put into the past.`,
      }
    : undefined
}

const countWaiting = async (call: Call): Promise<number> => {
  const [row] = await query<{ count: number }>(
    call,
    sql`select count(*)::int as count ${unsealed(call, { late: false })}`,
  )
  return row?.count ?? 0
}
