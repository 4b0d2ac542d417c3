import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import pg from 'pg'

import type { Host } from '../support/host'
import type { TestDatabase } from '../support/database'

import { preparing } from '../../src/db/prepare'
import { createDatabase } from '../support/database'
import { startHost } from '../support/host'

const PREPARED = `select statement from pg_prepared_statements where name like 'partner_%'`

describe('statements prepared by name', () => {
  let database: TestDatabase
  let pool: pg.Pool

  beforeAll(async () => {
    database = await createDatabase('empty')
    pool = new pg.Pool({
      Client: preparing(pg.Client),
      connectionString: database.url,
      max: 1,
    } as pg.PoolConfig)
    await pool.query('create table numbers as select generate_series(1, 100) as one')
  })
  afterAll(async () => {
    await pool.end()
    await database.drop()
  })

  const prepared = async (): Promise<string[]> => {
    const { rows } = await pool.query<{ statement: string }>({ name: 'ask', text: PREPARED })
    return rows.map(({ statement }) => statement)
  }

  test('are those that come a third time, and they answer for the values of each time', async () => {
    const text = 'select count(*)::int as count from numbers where one <= $1'
    const counts: number[] = []
    for (const most of [1, 10, 100, 5, 0, 100, 7]) {
      const { rows } = await pool.query<{ count: number }>({ text, values: [most] })
      counts.push(rows[0]!.count)
      expect(await prepared()).toEqual(counts.length < 3 ? [] : [text])
    }
    expect(counts).toEqual([1, 10, 100, 5, 0, 100, 7])
  })

  test('are none without values, which may be several in one', async () => {
    for (let times = 0; times < 4; times++) await pool.query({ text: 'select 1; select 2' })
    expect((await prepared()).join()).not.toContain('select 2')
  })

  test('are the statements of a transaction too, also after one that failed', async () => {
    const text = 'select 1 / $1::int as quotient'
    const client = await pool.connect()
    for (const divisor of [1, 1, 1]) await client.query({ text, values: [divisor] })
    await client.query('begin')
    await expect(client.query({ text, values: [0] })).rejects.toThrow('division by zero')
    await client.query('rollback')
    const { rows } = await client.query({ text, values: [1] })
    client.release()
    expect(rows).toEqual([{ quotient: 1 }])
  })

  test('are never more than a connection can well keep', async () => {
    for (let one = 0; one < 300; one++)
      for (const times of [1, 2, 3])
        await pool.query({ text: `select ${one} + $1::int as sum`, values: [times] })
    expect(await prepared()).toHaveLength(256)
    const { rows } = await pool.query({ text: 'select 299 + $1::int as sum', values: [1] })
    expect(rows).toEqual([{ sum: 300 }])
  })
})

describe('10.1 the option `prepare`', () => {
  let host: Host
  beforeAll(async () => {
    host = await startHost()
  })
  afterAll(() => host.stop())

  test('has what Payload asks again and again prepared', async () => {
    for (let times = 0; times < 4; times++)
      await host.payload.find({ collection: 'agreement-versions' as never, limit: 1 })
    const { pool } = host.payload.db as unknown as { pool: pg.Pool }
    const { rows } = await pool.query<{ statement: string }>(PREPARED)
    expect(rows.map(({ statement }) => statement).join()).toContain('from "agreement_versions"')
  })
})
