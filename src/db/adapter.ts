import type { DatabaseAdapterObj, Payload } from 'payload'

import { randomUUID } from 'node:crypto'

import type { Program } from '../program.js'
import type { SQL } from './sql.js'

import { addConstraints, shapeTables } from './constraints.js'
import { refusalOf, saysMalformedId } from './errors.js'
import { preparing } from './prepare.js'
import { forCount } from './sql.js'
import { buildOf } from './token.js'

type Executor = {
  execute: (statement: SQL | string) => Promise<{ rows: Record<string, unknown>[] }>
}
export type Session = { db: Executor; reject: () => Promise<void>; resolve: () => Promise<void> }
type Method = (...args: unknown[]) => Promise<unknown>

/** What we use of Payload's Postgres adapter. Only `src/db` knows it. */
export type Adapter = {
  afterSchemaInit: unknown[]
  beforeSchemaInit: unknown[]
  beginTransaction: (options?: unknown) => Promise<string>
  commitTransaction: (id: Promise<string> | string) => Promise<void>
  countDistinct: (args: { where: SQL | undefined }) => Promise<number>
  drizzle: Executor & {
    transaction: (work: (tx: Executor) => Promise<void>, options?: unknown) => Promise<void>
  }
  initializing: Promise<void>
  operators: Record<string, (column: unknown, value: unknown) => unknown>
  pg: { Client: new (options: unknown) => PgClient }
  poolOptions: { Client?: Adapter['pg']['Client'] }
  rollbackTransaction: (id: Promise<string> | string) => Promise<void>
  sessions: Record<string, Session>
  tables: Record<string, { id?: { defaultFn?: () => string } } | undefined>
  transactionOptions?: unknown
}

export type PgClient = {
  connect: () => Promise<void>
  end: () => Promise<void>
  on: (event: string, listener: (message: { channel: string; payload?: string }) => void) => void
  query: (text: string, values?: unknown[]) => Promise<{ rows: Record<string, unknown>[] }>
  removeAllListeners: () => void
}

/** A connection of one's own, outside Payload's pool. It never waits for ever on a database that went silent. */
export const newClient = (payload: Payload): PgClient => {
  const { pg, poolOptions } = payload.db as unknown as Adapter
  return new pg.Client({
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    query_timeout: 10_000,
    ...poolOptions,
  })
}

/** Payload's adapter with our constraints, failing commits, access tokens and refusals for constraint errors. */
export const wrapAdapter = (db: DatabaseAdapterObj, program: Program): DatabaseAdapterObj => ({
  ...db,
  init: (args) => {
    const base = db.init(args)
    const adapter = base as unknown as Adapter
    if (program.prepare) {
      const { Client = adapter.pg.Client } = adapter.poolOptions
      adapter.poolOptions = { ...adapter.poolOptions, Client: preparing(Client) }
    }
    adapter.beforeSchemaInit = [...adapter.beforeSchemaInit, shapeTables(program)]
    adapter.afterSchemaInit = [...adapter.afterSchemaInit, addConstraints(program)]
    buildTokens(adapter)
    countFaster(adapter)
    failWhereCommitFails(adapter)
    mapErrors(base as unknown as Record<string, Method>)
    return base
  },
})

const buildTokens = (adapter: Adapter) => {
  const { operators } = adapter
  adapter.operators = {
    ...operators,
    equals: (column, value) => {
      const build = buildOf(value)
      return build ? build(column as SQL) : operators.equals!(column, value)
    },
  }
}

const countFaster = (adapter: Adapter) => {
  const { countDistinct } = adapter
  adapter.countDistinct = function (args) {
    return countDistinct.call(this, { ...args, where: forCount(args.where) })
  }
}

/** Payload's adapter answers success for a COMMIT that failed, and for one whose transaction a nested failure had ended. */
const failWhereCommitFails = (adapter: Adapter) => {
  adapter.beginTransaction = async (options) => {
    await adapter.initializing
    const id = randomUUID()
    adapter.sessions[id] = await new Promise<Session>((opened, failed) => {
      const rollback = new Error('rolled back')
      const done = adapter.drizzle.transaction(
        (db) =>
          new Promise<void>((resolve, reject) => {
            opened({
              db,
              reject: () => {
                reject(rollback)
                return done.catch((error: unknown) => {
                  if (error !== rollback) throw error
                })
              },
              resolve: () => {
                resolve()
                return done
              },
            })
          }),
        options ?? adapter.transactionOptions,
      )
      done.catch(failed) // Without a connection; once opened, a no-op.
    })
    return id
  }
  adapter.commitTransaction = async (incoming) => {
    const id = await incoming
    const session = adapter.sessions[id]
    if (!session)
      throw new Error(
        'The transaction had ended before its commit: a nested operation failed and was caught.',
      )
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- the adapter's own registry
    delete adapter.sessions[id] // First, so that nobody else works in a session that ends.
    try {
      await session.resolve()
    } catch (error) {
      throw refusalOf(error) ?? error
    }
  }
}

const READS: Record<string, unknown> = {
  count: { totalDocs: 0 },
  countVersions: { totalDocs: 0 },
  find: 'page',
  findDistinct: 'distinct',
  findOne: null,
  findVersions: 'page',
  queryDrafts: 'page',
}
const WRITES = [
  'create',
  'createVersion',
  'deleteMany',
  'deleteOne',
  'deleteVersions',
  'updateMany',
  'updateOne',
  'updateVersion',
  'upsert',
]

const mapErrors = (adapter: Record<string, Method>) => {
  for (const name of [...Object.keys(READS), ...WRITES]) {
    const method = adapter[name]!
    adapter[name] = async function (...args) {
      try {
        return await method.apply(this, args)
      } catch (error) {
        if (name in READS && saysMalformedId(error)) return emptyAnswer(name)
        throw refusalOf(error) ?? error
      }
    }
  }
}

/** A malformed id is an unknown one: a read that asks for it finds nothing (SPEC 1.1). */
const emptyAnswer = (method: string): unknown => {
  const answer = READS[method]
  if (answer !== 'page' && answer !== 'distinct') return answer
  const page = {
    hasNextPage: false,
    hasPrevPage: false,
    limit: 10,
    nextPage: null,
    page: 1,
    pagingCounter: 1,
    prevPage: null,
    totalDocs: 0,
    totalPages: 1,
  }
  return answer === 'page' ? { docs: [], ...page } : { values: [], ...page }
}
