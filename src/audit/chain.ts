import { createHash } from 'node:crypto'

import type { Call } from '../program.js'

import { query, sql, tableOf } from '../db/sql.js'

/** An event as its row stands in the database, times in UTC. */
export type EventRow = Record<string, unknown>

/** What the first seal follows. */
export const BEGINNING = '0'.repeat(64)

/** How many events are read at once. */
export const BATCH = 1_000

/**
 * The hash that seals an event to all before it. Whoever seals and whoever verifies asks here: SHA-256, in hex, of the
 * hash before and the event as JSON with sorted keys. Columns without a value are left out, so that one which a later
 * version adds changes no old seal.
 */
export const sealOf = (previous: string, event: EventRow): string =>
  createHash('sha256')
    .update(previous)
    .update(canonical(Object.fromEntries(Object.entries(event).filter(([, one]) => one !== null))))
    .digest('hex')

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )

/** Times read as rows of JSON depend on the session's time zone: in a transaction that reads events this comes first. */
export const readInUtc = async (call: Call): Promise<void> => {
  await query(call, sql`set local time zone 'UTC'`)
}

/**
 * Events that no seal names. One is sealed if it is no older than a day before the last seal, which is longer than any
 * transaction takes; `late` are those that are older, and were put into the past.
 */
export const unsealed = ({ program }: Call, { late }: { late: boolean }) => {
  const bound = sql`(select max(sealed_at) - interval '1 day' from partner_program_audit_seals)`
  const isLate = sql`coalesce(least(e.created_at, e.at) <= ${bound}, false)`
  return sql`from ${tableOf(program, 'auditEvents')} e
    where not exists (select 1 from partner_program_audit_seals s where s.event = e.id)
      and ${late ? isLate : sql`not ${isLate}`}`
}
