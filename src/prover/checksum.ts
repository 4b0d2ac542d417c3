import type { Call } from '../program.js'

import { join, query, sql } from '../db/sql.js'

/** Every row of every table, times of change aside, as one hash a table. */
export type Checksum = Map<string, string>

/** Every attempt is counted, also one that is refused. */
const COUNTS = 'partner_program_attempts'

export const takeChecksum = async (call: Pick<Call, 'req'>): Promise<Checksum> => {
  const tables = await query<{ name: string }>(
    call,
    sql`select table_name as name from information_schema.tables
      where table_schema = current_schema() and table_type = 'BASE TABLE' and table_name <> ${COUNTS}`,
  )
  const hashes = tables.map(({ name }) => {
    const row = sql`md5((to_jsonb(t) - 'updated_at')::text)`
    return sql`select ${name}::text as name, md5(coalesce(string_agg(${row}, '' order by ${row}), '')) as hash from ${sql.identifier(name)} t`
  })
  const rows = await query<{ hash: string; name: string }>(call, join(hashes, sql` union all `))
  return new Map(rows.map(({ hash, name }) => [name, hash]))
}

/** The tables that differ. */
export const changedBetween = (before: Checksum, after: Checksum): string[] =>
  [...after.keys()].filter((name) => before.get(name) !== after.get(name))
