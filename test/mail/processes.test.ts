import type { ChildProcess } from 'node:child_process'

import { spawn } from 'node:child_process'
import { once } from 'node:events'

import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { createLocalReq } from 'payload'
import { startRunner } from 'payload-partner-program'
import pg from 'pg'

import type { Host } from '../support/host'
import type { Arrived, MailServer } from '../support/mailServer'

import { inTransaction } from '../../src/db/transaction'
import { enqueue } from '../../src/mail/enqueue'
import { callOf } from '../../src/program'
import { PAYLOAD } from '../../src/reference/payload.mjs'
import { ORIGIN, startHost } from '../support/host'
import { eventually, START_MS, startMailServer } from '../support/mailServer'

/**
 * Goal: with several processes on one database each mail is delivered once, and the end of one, however sudden, loses
 * none. Method: two processes and, after them, a runner in this one; each greets the SMTP server with a name of its own.
 */
let database: pg.Client
let host: Host
let runner: ReturnType<typeof startRunner>
let server: MailServer
const processes = new Map<string, ChildProcess>()

beforeAll(async () => {
  server = await startMailServer()
  host = await startHost({ SMTP_URL: urlFor('here') })
  database = new pg.Client({ connectionString: host.database.url })
  await database.connect()
  await Promise.all(['one', 'two'].map(start))
  runner = startRunner(host.payload)
}, START_MS)
afterAll(async () => {
  await runner.stop()
  for (const process of processes.values()) process.kill('SIGKILL')
  await database.end()
  await host.stop()
  await server.stop()
})
beforeEach(() => {
  server.arrived.length = 0
  server.delayMs = 0
})

const urlFor = (name: string): string => `${server.url}/?name=${name}.example`

const start = async (name: string): Promise<void> => {
  const child = spawn(process.execPath, [...PAYLOAD, 'run', 'test/support/runnerProcess.ts'], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NODE_OPTIONS: '',
      SMTP_URL: urlFor(name),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  processes.set(`${name}.example`, child)
  for await (const chunk of child.stdout) if (String(chunk).includes('running')) return
  throw new Error(`Process ${name} did not start`)
}

const stop = async (name: string): Promise<void> => {
  const child = processes.get(name)
  if (!child) return runner.stop()
  processes.delete(name)
  child.kill('SIGTERM')
  const [code] = (await once(child, 'exit')) as [number]
  expect(code).toBe(0)
}

let letters = 0

const write = async (count: number): Promise<string[]> => {
  const call = callOf(await createLocalReq({}, host.payload))
  const receivers = Array.from({ length: count }, () => `p${++letters}@elsewhere.example`)
  await inTransaction(call.req, async () => {
    for (const to of receivers)
      await enqueue(call, { cause: to, facts: { url: ORIGIN }, kind: 'sign-up', to })
  })
  return receivers
}

const allSent = (ms: number) =>
  eventually(
    'all mails to be sent',
    async () => {
      const { rows } = await database.query(
        "select count(*)::int as left from outgoing_mails where status <> 'sent'",
      )
      return rows[0].left === 0
    },
    ms,
  )

const sendersOf = (arrived: Arrived[]) => [...new Set(arrived.map(({ client }) => client))]
const sorted = (arrived: Arrived[]) => arrived.flatMap(({ receivers }) => receivers).sort()
const some = (count: number) =>
  eventually(`${count} mails`, () => server.arrived.length >= count && server.arrived.at(-1))

test('8.7 of three processes one sends, and 120 mails arrive once each', async () => {
  const receivers = await write(120)

  await allSent(20_000)

  expect(sorted(server.arrived)).toEqual(receivers.sort())
  expect(sendersOf(server.arrived)).toHaveLength(1)
})

test('8.7 the sender may be killed in the middle: the next goes on within seconds, nothing is lost, at most what was under way comes twice, with the same Message-ID', async () => {
  server.delayMs = 100
  const receivers = await write(60)
  const { client } = await some(10)

  processes.get(client)!.kill('SIGKILL')
  processes.delete(client)
  const killed = Date.now()
  await allSent(20_000)

  const next = server.arrived.find((one) => one.client !== client)!
  expect(next.at - killed).toBeLessThan(5_000)
  expect([...new Set(sorted(server.arrived))]).toEqual(receivers.sort())
  const ids = server.arrived.map(({ mail }) => mail.messageId)
  expect(new Set(ids).size).toBe(60)
  expect(ids.length - 60).toBeLessThanOrEqual(5)
})

test('8.7 the sender may be stopped in the middle: it ends what it began, and another goes on at once', async () => {
  server.delayMs = 100
  const receivers = await write(60)
  const { client } = await some(10)

  const asked = Date.now()
  await stop(client)
  const took = Date.now() - asked
  await allSent(15_000)

  expect(took).toBeLessThan(4_000)
  expect(sorted(server.arrived)).toEqual(receivers.sort())
  const after = server.arrived.filter((one) => one.client !== client)
  expect(after.length).toBeGreaterThan(10)
  expect(after[0]!.at - asked).toBeLessThan(5_000)
})
