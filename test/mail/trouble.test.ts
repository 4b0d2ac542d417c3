import { randomUUID } from 'node:crypto'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { createLocalReq } from 'payload'
import { startRunner } from 'payload-partner-program'
import pg from 'pg'

import type { AddressInfo } from 'node:net'
import type { MailServer } from '../support/mailServer'
import type { Stage } from '../support/people'

import { inTransaction } from '../../src/db/transaction'
import { Sender } from '../../src/jobs/sender'
import { enqueue } from '../../src/mail/enqueue'
import { callOf, programOf } from '../../src/program'
import { surviveLostConnections } from '../../src/reference/lostConnections'
import { smtp } from '../../src/reference/smtp'
import { codeOf, graphql, ORIGIN, rest } from '../support/host'
import { eventually, START_MS, startMailServer } from '../support/mailServer'
import { startStage } from '../support/people'

/** Mail and scheduled work when servers, databases and clocks misbehave (SPEC 8.7, 1.11, 9.3, 10.5). */
let stage: Stage
let server: MailServer
let runner: ReturnType<typeof startRunner>
let database: pg.Client
let silence: ReturnType<typeof meetSilence>

const SECOND = 1_000
const HOUR = 60 * 60 * SECOND
const DAY = 24 * HOUR

beforeAll(async () => {
  server = await startMailServer()
  stage = await startStage({
    SMTP_URL: `${server.url}/?socketTimeout=5000`,
    TEST_CLOCK: '1',
  })
  database = new pg.Client({ connectionString: stage.host.database.url })
  await database.connect()
  surviveLostConnections(stage.host.payload)
  silence = meetSilence()
  runner = startRunner(stage.host.payload)
  await eventually('the mails of the demo', async () => (await countOf('waiting')) === 0, 15_000)
}, START_MS)
afterAll(async () => {
  await runner.stop()
  await database.end()
  await stage.host.stop()
  await server.stop()
})
beforeEach(() => {
  server.arrived.length = 0
  server.tried.length = 0
})

/** How the reference host's client ends with a server that takes the call and never speaks. It takes a while. */
const meetSilence = async (): Promise<{ error: Error; took: number }> => {
  const mute = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => mute.once('listening', resolve))
  const adapter = smtp({
    from: { address: 'partners@platform.example', name: '' },
    url: `smtp://127.0.0.1:${(mute.address() as AddressInfo).port}`,
  })({} as never)
  const asked = Date.now()
  const error = await adapter
    .sendEmail({ subject: 'x', text: 'x', to: 'p@elsewhere.example' })
    .then(
      () => new Error('It was sent'),
      (reason: unknown) => reason as Error,
    )
  mute.close()
  return { error, took: Date.now() - asked }
}

const countOf = async (status: string): Promise<number> => {
  const { rows } = await database.query(
    'select count(*)::int as count from outgoing_mails where status = $1',
    [status],
  )
  return rows[0].count
}

type Row = {
  attempts: number
  id: string
  last_error: null | string
  next_try_at: Date | null
  sealed: null | string
  status: string
}
const rowTo = async (address: string): Promise<Row> => {
  const { rows } = await database.query('select * from outgoing_mails where "to" = $1', [address])
  return rows[0]
}

const fresh = (): string => `p-${randomUUID().slice(0, 8)}@elsewhere.example`

/** Writes a mail to each, in one transaction. */
const letter = async (...receivers: string[]): Promise<void> => {
  const call = callOf(await createLocalReq({}, stage.host.payload))
  await inTransaction(call.req, async () => {
    for (const to of receivers)
      await enqueue(call, { cause: to, facts: { url: `${ORIGIN}/x` }, kind: 'sign-up', to })
  })
}

const arrivalTo = (address: string, ms?: number) =>
  eventually(`a mail to ${address}`, () => server.to(address)[0], ms)
/** The row after a try: its error says which one where the server refused, and is the first one otherwise. */
const attempts = (address: string, count: number) =>
  eventually(`try ${count} to ${address}`, async () => {
    const row = await rowTo(address)
    const said = server.refused.has(address) ? `(try ${count})` : ''
    return row.attempts === count && row.last_error?.includes(said) && row
  })
const statusOf = (address: string, status: string) =>
  eventually(`${address} to be ${status}`, async () => {
    const row = await rowTo(address)
    return row.status === status && row
  })

const now = (): number => programOf(stage.host.payload).clock.now().getTime()
const passTime = async (ms: number): Promise<void> => {
  const answer = await rest(stage.host, 'POST', 'partner-program/clock', {
    body: { now: new Date(now() + ms).toISOString() },
    token: stage.people.Sam.token,
  })
  expect(answer.status).toBe(200)
}
const resend = async (address: string) =>
  rest(stage.host, 'POST', `outgoing-mails/${(await rowTo(address)).id}/resend`, {
    token: stage.people.Sam.token,
  })

describe('8.7 a server that refuses', () => {
  const email = fresh()

  test('8.7 a refused mail is tried again, later each time, and staff see how often and why', async () => {
    server.refused.set(email, 'No such\u0000 mailbox')
    const asked = now()

    await letter(email)
    const first = await attempts(email, 1)
    await passTime(6 * SECOND)
    await attempts(email, 2)
    await passTime(11 * SECOND)
    const third = await attempts(email, 3)

    expect([first.status, third.status]).toEqual(['waiting', 'waiting'])
    expect(first.next_try_at!.getTime() - asked).toBeGreaterThanOrEqual(5 * SECOND)
    expect(third.next_try_at!.getTime() - now()).toBeGreaterThan(15 * SECOND)
    const { body } = await rest(stage.host, 'GET', `outgoing-mails/${third.id}`, {
      token: stage.people.Sam.token,
    })
    expect([body.attempts, body.lastError]).toEqual([3, expect.stringContaining('550 No such')])
    expect(server.tried.filter((one) => one === email)).toHaveLength(3)
  })

  test('8.7 nothing is sent again before its time, and a waiting mail cannot be resent', async () => {
    const next = fresh()
    const refused = await resend(email)
    await letter(next)
    await arrivalTo(next)

    expect([refused.status, codeOf(refused)]).toEqual([409, 'wrong_state'])
    expect(server.tried).toEqual([next])
  })

  test('8.7 after a day it has failed, and is tried no more', async () => {
    await passTime(DAY)

    const failed = await statusOf(email, 'failed')
    expect([failed.attempts, failed.next_try_at]).toEqual([4, null])
    expect(failed.last_error).toContain('550 No such')
    await passTime(DAY)
    await letter(fresh())
    await sleep(500)
    expect(server.tried.filter((one) => one === email)).toHaveLength(1)
  })

  test('8.7 staff send it again with resend; then it is delivered, once', async () => {
    server.refused.delete(email)

    const answer = await resend(email)

    expect(answer.status).toBe(200)
    expect(answer.body.mail).toMatchObject({ attempts: 0, lastError: null, status: 'waiting' })
    await arrivalTo(email)
    await statusOf(email, 'sent')
    const again = await resend(email)
    expect([again.status, codeOf(again)]).toEqual([409, 'wrong_state'])
    expect(server.to(email)).toHaveLength(1)
  })

  test('8.7 over GraphQL too', async () => {
    const other = fresh()
    server.refused.set(other, 'Later')
    await letter(other)
    await attempts(other, 1)
    await passTime(DAY)
    const { id } = await statusOf(other, 'failed')
    server.refused.delete(other)

    const { body } = await graphql(
      stage.host,
      `mutation { resendOutgoingMail(id: "${id}") { mail { status } } }`,
      { token: stage.people.Sam.token },
    )

    expect(body.data.resendOutgoingMail.mail.status).toBe('waiting')
    await arrivalTo(other)
  })

  test('10.5 a mail written after the clock was moved has its whole day', async () => {
    const late = fresh()
    server.refused.set(late, 'Later')

    await letter(late)

    expect((await attempts(late, 1)).status).toBe('waiting')
  })
})

describe('8.7 a server that is away', () => {
  test('8.7 mails wait while it is down and come once when it is up, with one Message-ID', async () => {
    const [first, second] = [fresh(), fresh()]
    await server.stop()
    await letter(first)
    await letter(second)
    expect((await attempts(first, 1)).last_error).toMatch(/ECONNREFUSED/)
    await attempts(second, 1)

    await server.start()
    await passTime(6 * SECOND)

    const { mail } = await arrivalTo(first)
    await arrivalTo(second)
    await statusOf(first, 'sent')
    await passTime(HOUR)
    await sleep(300)
    expect([server.to(first).length, server.to(second).length]).toEqual([1, 1])
    expect(mail.messageId).toBe(`<${(await rowTo(first)).id}@platform.example>`)
  })

  test('8.7 one that keeps retries hanging delays no new mail', async () => {
    const stuck = [...Array<string>(6)].map(fresh)
    for (const one of stuck) server.refused.set(one, 'Later')
    await letter(...stuck)
    for (const one of stuck) await attempts(one, 1)

    for (const one of stuck) server.hanging.add(one)
    server.tried.length = 0
    await passTime(6 * SECOND)
    await eventually('two retries to hang', () => server.tried.length >= 2)
    const next = [...Array<string>(6)].map(fresh)
    await letter(...next)
    for (const one of next) await arrivalTo(one)

    // None of those that hang has come to an end meanwhile.
    for (const one of stuck) expect((await rowTo(one)).last_error).toContain('(try 1)')
  })

  test('8.7 one that never answers for some receivers delays nobody else, and the wait ends', async () => {
    const stuck = [...Array<string>(3)].map(fresh)
    for (const one of stuck) server.hanging.add(one)
    await letter(...stuck)
    await eventually('all to hang', () => stuck.every((one) => server.tried.includes(one)))
    const next = fresh()
    await letter(next)

    await arrivalTo(next)
    for (const one of stuck) expect((await rowTo(one)).last_error).toBeNull()
    for (const one of stuck) {
      const row = await eventually(
        'the end of the wait',
        async () => {
          const found = await rowTo(one)
          return found.last_error !== null && found
        },
        20 * SECOND,
      )
      expect([row.last_error, row.status]).toEqual(['Timeout', 'waiting'])
    }
  })

  test('8.7 a stop does not wait for it, and a new runner goes on', async () => {
    const stuck = fresh()
    server.hanging.add(stuck)
    await letter(stuck)
    await eventually('it to hang', () => server.tried.includes(stuck), 10 * SECOND)

    const asked = Date.now()
    await runner.stop()
    const took = Date.now() - asked

    server.hanging.clear()
    const next = fresh()
    await letter(next)
    await sleep(300)
    const whileStopped = server.to(next).length
    runner = startRunner(stage.host.payload)

    expect(took).toBeLessThan(4.5 * SECOND)
    expect(whileStopped).toBe(0)
    await arrivalTo(next)
  })

  test('8.7 the reference host’s client gives up on a server that says nothing', async () => {
    const { error, took } = await silence

    expect(error.message).toMatch(/greeting/i)
    expect(took).toBeLessThan(12 * SECOND)
  })
})

describe('8.7 a database that closes connections', () => {
  const terminate = (condition: string) =>
    database.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and ${condition}`,
    )

  test('8.7 the runner survives the end of its own connection', async () => {
    const holder = `pid in (select pid from pg_locks where locktype = 'advisory')`
    const { rowCount } = await terminate(holder)

    const next = fresh()
    await letter(next)

    expect(rowCount).toBe(1)
    await arrivalTo(next)
  })

  test('8.7 and of all connections in the middle of a delivery, which is not repeated', async () => {
    const email = fresh()
    server.delayMs = 500
    await letter(email)
    await eventually('the delivery to begin', () => server.tried.includes(email))

    await terminate('true')
    await arrivalTo(email)
    server.delayMs = 0

    await statusOf(email, 'sent')
    await passTime(HOUR)
    await sleep(300)
    expect(server.to(email)).toHaveLength(1)
  })

  test('8.7 a transaction in the middle of which it happens fails alone, and sends nothing', async () => {
    const [lost, next] = [fresh(), fresh()]
    const call = callOf(await createLocalReq({}, stage.host.payload))

    const work = inTransaction(call.req, async () => {
      await enqueue(call, { cause: lost, facts: { url: ORIGIN }, kind: 'sign-up', to: lost })
      await terminate('true')
      await sleep(300)
    })

    await expect(work).rejects.toThrow()
    await letter(next)
    await arrivalTo(next)
    expect(await rowTo(lost)).toBeUndefined()
  })
})

describe('8.7 two that both believe they may send', () => {
  test('8.7 deliver each mail once all the same', async () => {
    await runner.stop()
    const receivers = [...Array<string>(30)].map(fresh)
    await letter(...receivers)

    const { payload } = stage.host
    const arrived = () =>
      server.arrived.flatMap((one) => one.receivers).filter((one) => receivers.includes(one))
    const drive = async () => {
      const sender = new Sender(payload, programOf(payload), () => undefined)
      while (arrived().length < receivers.length) {
        await sender.fill()
        await sleep(10)
      }
      await sender.settled()
    }
    await Promise.all([drive(), drive()])
    for (const one of receivers) await statusOf(one, 'sent')
    runner = startRunner(payload)

    expect(arrived().sort()).toEqual(receivers.sort())
  })
})

describe('8.7 a text that nobody can read any more', () => {
  test('8.7 after a change of the secret it ends as failed, with a sentence, and is tried no more', async () => {
    const email = fresh()
    await runner.stop()
    await letter(email)
    const { payload } = stage.host
    const secret = payload.secret
    payload.secret = 'another secret'
    runner = startRunner(payload)

    const failed = await statusOf(email, 'failed')
    payload.secret = secret

    expect(failed.last_error).toMatch(/^The text cannot be decrypted: .*\.$/)
    expect(failed.next_try_at).toBeNull()
    expect(server.to(email)).toEqual([])
  })
})

describe('10.5 scheduled work acts by the program’s clock', () => {
  const nextRunOf = async (name: string): Promise<number> => {
    const { rows } = await database.query(
      'select next_run from partner_program_schedules where name = $1',
      [name],
    )
    return rows[0].next_run.getTime()
  }
  const keys = async (): Promise<string[]> => {
    const { rows } = await database.query('select key from partner_program_keys order by key')
    return rows.map(({ key }: { key: string }) => key)
  }

  test('9.3 idempotency keys are forgotten after 24 h, not before', async () => {
    const add = (key: string, at: number) =>
      database.query(
        `insert into partner_program_keys (caller, key, request_hash, created_at) values ('x', $1, 'x', $2)`,
        [key, new Date(at)],
      )
    await add('old', now() - 23 * HOUR)
    await add('young', now() - 21 * HOUR)

    await passTime(HOUR + 10 * 60 * SECOND)

    await eventually('the old key to go', async () => !(await keys()).includes('old'))
    expect(await keys()).toContain('young')
    expect(await nextRunOf('forget_idempotency_keys')).toBeGreaterThan(now() + 50 * 60 * SECOND)
  })

  test('1.11 delivered mails are forgotten after 90 days, not before; what failed stays', async () => {
    const [old, refused] = [fresh(), fresh()]
    await letter(old)
    await statusOf(old, 'sent')
    server.refused.set(refused, 'Never')
    await letter(refused)
    await attempts(refused, 1)

    await passTime(89 * DAY)
    await statusOf(refused, 'failed')
    const young = fresh()
    await letter(young)
    await statusOf(young, 'sent')
    const afterEightyNineDays = await rowTo(old)
    await passTime(2 * DAY)

    await eventually('the old mail to go', async () => !(await rowTo(old)))
    expect(afterEightyNineDays?.status).toBe('sent')
    expect((await rowTo(young)).status).toBe('sent')
    expect((await rowTo(refused)).status).toBe('failed')
    expect(await nextRunOf('forget_delivered_mails')).toBeGreaterThan(now() + 23 * HOUR)
  })

  test('8.7 a schedule that fails keeps no mail from leaving', async () => {
    await database.query('alter table partner_program_keys rename to partner_program_keys_away')
    const email = fresh()
    await passTime(2 * HOUR)
    await letter(email)

    await arrivalTo(email)
    await database.query('alter table partner_program_keys_away rename to partner_program_keys')
    await eventually(
      'the next run',
      async () => (await nextRunOf('forget_idempotency_keys')) > now(),
    )
  })
})
