import type { ChildProcess } from 'node:child_process'

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'

import { afterAll, beforeAll, expect, test } from '@jest/globals'

import type { Host } from '../support/host'
import type { Ledger } from '../support/ledger'

import { sql } from '../../src/db/sql'
import { PAYLOAD } from '../../src/reference/payload.mjs'
import { seedDemo } from '../../src/reference/seed'
import { startHost } from '../support/host'
import { ledgerOn } from '../support/ledger'
import { drawFrom } from './history'

/**
 * Goal: a process that is killed loses nothing it said, and leaves nothing half done. Method: processes that issue, pay,
 * refund and settle are killed at random moments; a next one is always started already, so that a kill costs no start.
 */
/** Each is a process that starts the whole host: `KILLS=50` for as many as one would like to have seen. */
const KILLS = Number(process.env.KILLS ?? 12)
const STARTED_AHEAD = 4
const ACCOUNTS = 3
const draw = drawFrom(20_260_103)

let host: Host
let ledger: Ledger
let partner: string
let accounts: string[]
const deals: string[] = []
beforeAll(async () => {
  host = await startHost()
  await seedDemo(host.payload)
  ledger = await ledgerOn(host.payload)
  partner = await ledger.partner()
  accounts = await ledger.accounts(ACCOUNTS)
  const startsAt = '2025-01-01T00:00:00.000Z'
  for (const [index, account] of accounts.entries())
    deals.push(
      await ledger.deal(partner, account, {
        capCents: index === 0 ? 5_000 : null,
        discountBps: 500,
        startsAt,
      }),
    )
}, 120_000)
afterAll(() => host.stop())

type Running = { child: ChildProcess; said: string[] }

/** A process at work, once it is; it is held until it is let go. */
const start = async (): Promise<Running> => {
  const child = spawn(process.execPath, [...PAYLOAD, 'run', 'test/support/ledgerProcess.ts'], {
    env: {
      ...process.env,
      LEDGER_WORK: JSON.stringify({ accounts, partner }),
      NODE_ENV: 'production',
      NODE_OPTIONS: '',
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const said: string[] = []
  await new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error('A process ended before it was at work')))
    createInterface({ input: child.stdout! }).on('line', (line) => {
      said.push(line)
      if (line === 'running') resolve()
    })
  })
  return { child, said }
}

/** Lets a process say some things and work a little longer, kills it, and answers what it had said by then. */
const killAfter = async (
  { child, said }: Running,
  things: number,
  ms: number,
): Promise<string[]> => {
  child.stdin!.write('go\n')
  while (said.length < things + 1) {
    if (child.exitCode !== null) throw new Error('A process ended at work')
    await sleep(1)
  }
  await sleep(ms)
  child.kill('SIGKILL')
  await once(child, 'exit')
  return said.slice(1)
}

const counts = async (): Promise<{ facts: number; invoices: number; settlements: number }> => {
  const [row] = await ledger.rows<Awaited<ReturnType<typeof counts>>>(
    sql`select (select count(*) from invoices)::int as invoices, (select count(*) from partner_program_invoice_facts)::int as facts,
      (select count(*) from settlements)::int as settlements`,
  )
  return row!
}

const areThere = async (said: readonly string[]): Promise<void> => {
  const named = (kind: string) =>
    said.flatMap((line) => (line.startsWith(`${kind} `) ? [line.slice(kind.length + 1)] : []))
  const found = async (table: string, ids: string[]) => {
    const [row] = await ledger.rows<{ n: number }>(
      sql`select count(*)::int as n from ${sql.identifier(table)} where id in (select x::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) x)`,
    )
    expect({ found: row!.n, table }).toEqual({ found: new Set(ids).size, table })
  }
  await found('invoices', named('issue'))
  await found('partner_program_invoice_facts', named('fact'))
  await found('settlements', named('settle'))
}

/** What would show that something was done by half, or twice. */
const BROKEN = {
  'a gap in the numbers': sql`select count(*)::int - max(split_part(number, '-', 2)::int) as n from invoices`,
  'an audit event too many or too few': sql`select (select count(*) from audit_events where action = 'invoice.issued')::int
    - (select count(*) from invoices)::int as n`,
  'an invoice that is not what its facts say': sql`select count(*)::int as n from invoices i where amount_paid_cents <>
    (select coalesce(sum(amount_cents), 0) from partner_program_invoice_facts f where f.invoice = i.id and kind = 'payment')
    or amount_returned_cents <> (select coalesce(sum(amount_cents), 0) from partner_program_invoice_facts f where f.invoice = i.id and kind = 'refund')`,
  'a sum that is not kept': sql`select count(*)::int as n from partner_program_ledger_balances b
    where accrued_cents <> (select sum(amount_cents) from ledger_lines l where l.entry_id = b.entry)`,
  'a settlement that is not its lines': sql`select count(*)::int as n from settlements s where total_cents <>
    (select coalesce(sum(l.amount_cents), 0) from partner_program_settled_lines t join ledger_lines l on l.id = t.line where t.settlement = s.id)`,
  'a line that is settled twice': sql`select count(*)::int as n from (select line from partner_program_settled_lines group by line having count(*) > 1) x`,
}

test(`8.3, 7.4, 7.7 of ${KILLS} processes that are killed nothing is lost, doubled or half done`, async () => {
  const ahead: Promise<Running>[] = Array.from({ length: STARTED_AHEAD }, start)
  const table: string[] = []
  for (let kill = 0; kill < KILLS; kill++) {
    const next = await ahead.shift()!
    if (kill + STARTED_AHEAD < KILLS) ahead.push(start())
    const before = await counts()
    const [things, ms] = [draw(12), draw(40)]
    const said = await killAfter(next, things, ms)
    const after = await counts()
    table.push(
      `${ms} ms after ${things} things: said ${said.length}, committed ${after.invoices - before.invoices} invoices, ${after.facts - before.facts} facts, ${after.settlements - before.settlements} settlements`,
    )
    await areThere(said)
    for (const [what, question] of Object.entries(BROKEN))
      expect({ what, ...(await ledger.rows(question))[0] }).toEqual({ n: 0, what })
  }
  for (const deal of deals) expect(await ledger.drift(deal)).toEqual([])
  process.stderr.write(`${table.join('\n')}\n`)
  const { facts, invoices, settlements } = await counts()
  for (const some of [facts / KILLS, invoices / KILLS, settlements]) expect(some).toBeGreaterThan(1)
}, 460_000)
