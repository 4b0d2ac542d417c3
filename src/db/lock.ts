import type { CollectionName, Id } from '../documents.js'
import type { Call } from '../program.js'
import type { SQL } from './sql.js'

import { query, sql, tableOf } from './sql.js'

/**
 * Holds a row until the transaction ends; whoever reads before writing takes it first.
 * NO KEY UPDATE excludes itself and every change of the row, but not the foreign-key checks of rows that refer to it.
 * Answers `columns` of it as they are then.
 */
export const lockRow = async <Row extends Record<string, unknown>>(
  call: Call,
  name: CollectionName,
  id: Id,
  columns: SQL = sql`1`,
): Promise<Row | undefined> => {
  const [row] = await query<Row>(
    call,
    sql`select ${columns} from ${tableOf(call.program, name)} where id = ${id} for no key update`,
  )
  return row
}

/** The same for all rows that refer to one by a column, in the order of their ids, as everybody takes several. */
export const lockRowsOf = async (
  call: Call,
  name: CollectionName,
  column: string,
  id: Id,
): Promise<void> => {
  await query(
    call,
    sql`select 1 from ${tableOf(call.program, name)} where ${sql.identifier(column)} = ${id} order by id for no key update`,
  )
}

/** Holds a name until the transaction ends, for what has no row yet. */
export const lockName = async (call: Call, name: string): Promise<void> => {
  await query(call, sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`)
}
