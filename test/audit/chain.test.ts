import { spawnSync } from 'node:child_process'

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { createLocalReq } from 'payload'
import { startRunner, verifyAudit } from 'payload-partner-program'
import pg from 'pg'

import type { Host } from '../support/host'

import { record } from '../../src/audit/record'
import { sealEvents } from '../../src/audit/seal'
import { inTransaction } from '../../src/db/transaction'
import { callOf } from '../../src/program'
import { startHost } from '../support/host'
import { eventually } from '../support/mailServer'

/**
 * Does the chain of seals (SPEC 8.6) show what somebody with every right on the database did to the audit log? Each
 * test begins with five sealed events, tampers as a superuser with the triggers off, and asks.
 */
let host: Host
let database: pg.Client

beforeAll(async () => {
  host = await startHost()
  database = new pg.Client({ connectionString: host.database.url })
  await database.connect()
}, 120_000)
afterAll(async () => {
  await database.end()
  await host.stop()
})

const callNow = async () => callOf(await createLocalReq({}, host.payload))
const write = async (count = 1): Promise<void> => {
  const call = await callNow()
  for (let index = 0; index < count; index++)
    await record(call, {
      action: 'workspace.changed',
      after: { b: 1, a: { d: null, c: 'é' } },
      subject: { collection: 'users', id: '00000000-0000-7000-8000-000000000000' },
    })
}
const seal = async () => sealEvents(await callNow())
const rows = async (statement: string): Promise<any[]> => (await database.query(statement)).rows
const asSuperuser = async (statement: string): Promise<void> => {
  await database.query(`begin; set local session_replication_role = replica; ${statement}; commit`)
}
const eventOf = async (seq: number): Promise<string> =>
  (await rows(`select event from partner_program_audit_seals where seq = ${seq}`))[0].event
const verify = () => verifyAudit(host.payload)

beforeEach(async () => {
  await asSuperuser('delete from audit_events; delete from partner_program_audit_seals')
  await write(5)
  await seal()
})

describe('8.6 sealing', () => {
  test('a log that nobody touched is whole; what is new waits', async () => {
    expect(await verify()).toMatchObject({ isOk: true, last: { seq: 5 }, sealed: 5, waiting: 0 })
    await write(2)
    expect(await verify()).toMatchObject({ isOk: true, sealed: 5, waiting: 2 })
    await seal()
    expect(await verify()).toMatchObject({ isOk: true, last: { seq: 7 }, sealed: 7, waiting: 0 })
  })

  test('the same events have the same seals, whatever the session’s time zone', async () => {
    const before = await rows(
      'select seq, event, hash from partner_program_audit_seals order by seq',
    )
    await asSuperuser('delete from partner_program_audit_seals')
    await database.query(
      `alter database ${new URL(host.database.url).pathname.slice(1)} set timezone = 'Asia/Tokyo'`,
    )
    await seal()
    expect(
      await rows('select seq, event, hash from partner_program_audit_seals order by seq'),
    ).toEqual(before)
  })

  test('only what is committed is sealed, and no writer waits for it', async () => {
    const call = await callNow()
    await inTransaction(call.req, async () => {
      await record(call, {
        action: 'workspace.created',
        subject: { collection: 'users', id: '00000000-0000-7000-8000-000000000000' },
      })
      await write()
      await seal()
      expect(await verify()).toMatchObject({ isOk: true, sealed: 6, waiting: 0 })
    })
    await seal()
    expect(await verify()).toMatchObject({ isOk: true, sealed: 7, waiting: 0 })
  })

  test('several sealers at once make one chain', async () => {
    await write(20)
    await Promise.all(Array.from({ length: 5 }, () => seal()))
    expect(await verify()).toMatchObject({ isOk: true, sealed: 25, waiting: 0 })
  })

  test('the runner seals within a minute', async () => {
    await database.query("delete from partner_program_schedules where name = 'seal_audit_events'")
    await write(3)
    const runner = startRunner(host.payload)
    const report = await eventually('the seals', async () => {
      const found = await verify()
      return found.sealed === 8 && found // It may read on both sides of a sealing.
    })
    expect(report).toMatchObject({ isOk: true, waiting: 0 })
    await runner.stop()
  })

  test('the database itself changes and deletes no seal', async () => {
    await expect(
      database.query("update partner_program_audit_seals set hash = 'x'"),
    ).rejects.toThrow(/append-only/)
    await expect(database.query('delete from partner_program_audit_seals')).rejects.toThrow(
      /append-only/,
    )
    await expect(database.query('truncate partner_program_audit_seals')).rejects.toThrow(
      /append-only/,
    )
  })
})

describe('8.6 what was done to it is named', () => {
  test.each([
    ['the action', "action = 'thing.else'"],
    ['the time', "at = at - interval '1 second'"],
    ['a value within', `after = '{"a": {"c": "é"}, "b": 1}'`],
    ['the reason', "reason = 'because'"],
  ])('an event of which %s was changed', async (_, change) => {
    const event = await eventOf(3)
    await asSuperuser(`update audit_events set ${change} where id = '${event}'`)
    expect(await verify()).toMatchObject({
      isOk: false,
      problem: { event, kind: 'changed' },
      sealed: 2,
    })
  })

  test('an event that was removed', async () => {
    const event = await eventOf(2)
    await asSuperuser(`delete from audit_events where id = '${event}'`)
    expect(await verify()).toMatchObject({ isOk: false, problem: { event, kind: 'removed' } })
  })

  test('an event that was removed with its seal', async () => {
    const [event, next] = [await eventOf(2), await eventOf(3)]
    await asSuperuser(
      `delete from audit_events where id = '${event}'; delete from partner_program_audit_seals where seq = 2`,
    )
    expect(await verify()).toMatchObject({ problem: { event: next, kind: 'removed' } })
    await asSuperuser('update partner_program_audit_seals set seq = seq - 1 where seq > 2')
    expect(await verify()).toMatchObject({ problem: { event: next, kind: 'inserted' } })
  })

  test('two events that changed places', async () => {
    const [first, second] = [await eventOf(2), await eventOf(3)]
    await asSuperuser(
      `update partner_program_audit_seals set seq = 99 where seq = 2;
      update partner_program_audit_seals set seq = 2 where seq = 3;
      update partner_program_audit_seals set seq = 3 where seq = 99`,
    )
    expect(await verify()).toMatchObject({ problem: { event: second, kind: 'inserted' } })
    expect(first).not.toBe(second)
  })

  test('a seal that was changed', async () => {
    const event = await eventOf(4)
    await asSuperuser(`update partner_program_audit_seals set hash = md5('x') where seq = 4`)
    expect(await verify()).toMatchObject({ problem: { event, kind: 'changed' } })
  })

  test('an event that was put into the past: it is never sealed', async () => {
    await asSuperuser(
      `insert into audit_events (id, action, at, created_at) values (gen_random_uuid(), 'thing.invented', now() - interval '2 days', now())`,
    )
    const [{ id: event }] = await rows(
      "select id from audit_events where action = 'thing.invented'",
    )
    await seal()
    expect(await verify()).toMatchObject({
      isOk: false,
      problem: { event, kind: 'inserted' },
      sealed: 5,
    })
  })

  test('the end of the chain: sealed again as it was, unless events went with it, which a noted seal shows', async () => {
    const { last: anchor } = await verify()
    await asSuperuser('delete from partner_program_audit_seals where seq > 3')
    expect(await verify()).toMatchObject({ isOk: true, sealed: 3, waiting: 2 })
    await seal()
    expect((await verify()).last).toEqual(anchor)

    const event = await eventOf(5)
    await asSuperuser(
      `delete from partner_program_audit_seals where seq > 4; delete from audit_events where id = '${event}'`,
    )
    expect(await verify()).toMatchObject({ isOk: true, sealed: 4 }) // This alone cannot be noticed.
    expect(await verifyAudit(host.payload, { anchor: anchor! })).toMatchObject({
      isOk: false,
      problem: { kind: 'removed' },
    })
  })

  test('a chain that was made anew as a whole is shown by a noted seal only', async () => {
    const { last: anchor } = await verify()
    const event = await eventOf(1)
    await asSuperuser(
      `update audit_events set action = 'thing.else' where id = '${event}'; delete from partner_program_audit_seals`,
    )
    await seal()
    expect(await verify()).toMatchObject({ isOk: true, sealed: 5 })
    expect(await verifyAudit(host.payload, { anchor: anchor! })).toMatchObject({
      problem: { kind: 'rewritten' },
    })
  })
})

describe('8.6 npm run audit:verify', () => {
  const run = (...args: string[]) =>
    spawnSync('npm', ['run', '-s', 'audit:verify', '--', ...args], {
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '' },
    })

  test('says what holds, and leaves with 1 where something does not', async () => {
    await write(2)
    const whole = run()
    expect([whole.status, whole.stdout]).toEqual([
      0,
      expect.stringMatching(/^Sealed: 5\. Waiting to be sealed: 2\.\nOK: /m),
    ])
    const [, anchor] = /audit:verify -- (5:[0-9a-f]{64})/.exec(whole.stdout)!
    expect(run(anchor!).status).toBe(0)
    expect(run('five')).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/Give the seal as it was printed/),
    })

    const event = await eventOf(3)
    await asSuperuser(`update audit_events set action = 'thing.else' where id = '${event}'`)
    const broken = run()
    expect([broken.status, broken.stderr]).toEqual([
      1,
      expect.stringMatching(new RegExp(`NOT OK, changed: Event ${event}`)),
    ])
  }, 180_000)
})

test('8.6 a long backlog is sealed in batches, some in each run', async () => {
  await database.query(
    `insert into audit_events (id, action, at, created_at, after)
    select gen_random_uuid(), 'workspace.changed', now(), now(), jsonb_build_object('n', n) from generate_series(1, 10500) n`,
  )
  await seal()
  expect(await verify()).toMatchObject({ isOk: true, sealed: 10_005, waiting: 500 })
  await seal()
  expect(await verify()).toMatchObject({ isOk: true, sealed: 10_505, waiting: 0 })
}, 120_000)
