import type { SQL } from '@payloadcms/db-postgres/drizzle'

import { sql } from '@payloadcms/db-postgres'

import type { Adapter } from './adapter.js'
import type { CollectionName } from '../documents.js'
import type { Call, Program } from '../program.js'

import { refusalOf } from './errors.js'

export { sql }
export type { SQL }

/** Joins fragments with a separator. */
export const join = (fragments: SQL[], separator: SQL): SQL => sql.join(fragments, separator)

/** Bundlers may load this module more than once in a process. */
const COUNTED = Symbol.for('payload-partner-program.counted')
type Part = { [COUNTED]?: SQL; queryChunks?: Part[] }

/** A condition that is counted by another one, of the same meaning, which is faster at that. */
export const countedAs = (condition: SQL, counted: SQL): SQL =>
  Object.assign(condition, { [COUNTED]: counted })

/** The whole condition of a query as it is counted. */
export const forCount = <Condition>(condition: Condition): Condition => {
  const part = condition as Part | undefined
  if (part?.[COUNTED]) return part[COUNTED] as Condition
  if (!Array.isArray(part?.queryChunks)) return condition
  const copy = Object.create(Object.getPrototypeOf(part) as object) as Part
  return Object.assign(copy, part, { queryChunks: part.queryChunks.map(forCount) }) as Condition
}

/** A list of literals, for `in (…)`. An empty list matches nothing. */
export const list = (values: readonly string[]): SQL =>
  values.length
    ? join(
        values.map((value) => sql`${value}`),
        sql`, `,
      )
    : sql`null`

/** The table of one of our collections, quoted. */
export const tableOf = (program: Program, name: CollectionName): SQL =>
  sql.identifier(tableNameOf(program.slugs[name])) as unknown as SQL

/** Payload's name for a collection's table: its slug in snake case, a capital at a time. */
export const tableNameOf = (slug: string): string => {
  if (/[\W_]/.test(slug)) return slug.replaceAll(/[\W_]+/g, '_').toLowerCase()
  if (!/[a-z][A-Z]|[A-Z][a-z]/.test(slug)) return slug.toLowerCase()
  const split = (_: string, before: string, capitals: string) =>
    [before, capitals.split('').join('_')].join('_')
  return slug.replaceAll(/(.)([A-Z]+)/g, split).toLowerCase()
}

/** Runs a statement in the call's transaction, if there is one, and answers its rows. */
export const query = async <Row extends Record<string, unknown>>(
  { req }: Pick<Call, 'req'>,
  statement: SQL,
): Promise<Row[]> => {
  const adapter = req.payload.db as unknown as Adapter
  const session = req.transactionID ? adapter.sessions[String(await req.transactionID)] : undefined
  try {
    const { rows } = await (session?.db ?? adapter.drizzle).execute(statement)
    return rows as Row[]
  } catch (error) {
    throw refusalOf(error) ?? error
  }
}
