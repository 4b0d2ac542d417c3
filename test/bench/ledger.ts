import type { Payload } from 'payload'

import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

import pg from 'pg'

import type { Ledger } from '../support/ledger'

import { sql } from '../../src/db/sql'

/**
 * What a fact costs in a deal of many invoices against one of few, and how many facts a second there are, beside
 * hand-written SQL for the same rows.
 */
const FEW = 10
const MANY = 10_000
const RUNS = 15
const WRITERS = 8
const FACTS = 400
const NEXT_DAY = '2026-01-01T00:00:00.000Z'

type Deal = { account: string; entry: string; oldest: string }

/** Invoices of € 100 that were paid one minute after the other, and a deal at 10 % that takes them in. */
const dealOf = async (
  ledger: Ledger,
  partner: string,
  count: number,
  capCents: null | number,
): Promise<Deal> => {
  const [account] = await ledger.accounts(1)
  await ledger.rows(sql`with made as (
      insert into invoices (id, number, billing_account_id, payer_id, status, currency, total_excluding_tax_cents, tax_cents, total_cents,
        credited_cents, balance_applied_cents, amount_due_cents, amount_paid_cents, amount_returned_cents, issued_at, due_at, paid_at)
      select gen_random_uuid(), 'B-' || left(${account!}, 36) || i, a.id, a.organisation_id, 'paid', 'EUR', 10000, 0, 10000, 0, 0, 0, 10000, 0,
        '2025-01-01', '2025-02-01', '2025-01-01'::timestamptz + make_interval(mins => i)
      from billing_accounts a, generate_series(1, ${count}::int) i where a.id = ${account!} returning id, paid_at)
    insert into partner_program_invoice_facts (id, invoice, kind, amount_cents, at, recorded_at)
      select gen_random_uuid(), id, 'payment', 10000, paid_at, paid_at from made`)
  const terms = { capCents, startsAt: '2025-01-01T00:00:00.000Z' }
  const entry = await ledger.deal(partner, account!, terms)
  const [row] = await ledger.rows<{ id: string }>(
    sql`select id from invoices where billing_account_id = ${account!} order by paid_at limit 1`,
  )
  return { account: account!, entry, oldest: row!.id }
}

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** Medians of the few and the many, taken in turns, so that both meet the same machine. */
const compare = async (
  few: (run: number) => Promise<unknown>,
  many: (run: number) => Promise<unknown>,
): Promise<[number, number]> => {
  const times: [number[], number[]] = [[], []]
  await few(-1)
  await many(-1)
  for (let run = 0; run < RUNS; run++) {
    times[0].push(await timed(() => few(run)))
    times[1].push(await timed(() => many(run)))
  }
  return [median(times[0]), median(times[1])]
}

const openInvoices = async (ledger: Ledger, account: string, count: number): Promise<string[]> => {
  const ids: string[] = []
  for (let one = 0; one < count; one++)
    ids.push((await ledger.issue(account, [{ unitCents: 10_000 }])).id)
  return ids
}

const scaling = async (ledger: Ledger, partner: string): Promise<void> => {
  console.log(`\none fact, ms (median of ${RUNS})\t${FEW} earlier\t${MANY} earlier\tratio`)
  for (const cap of ['none', 'half used up', 'reached half way'] as const) {
    const capOf = (count: number) =>
      cap === 'none' ? null : cap === 'half used up' ? count * 2_000 : count * 500
    const few = await dealOf(ledger, partner, FEW, capOf(FEW))
    const many = await dealOf(ledger, partner, MANY, capOf(MANY))
    const say = (what: string, [a, b]: [number, number]) =>
      console.log(`${what}, cap ${cap}\t${a.toFixed(1)}\t${b.toFixed(1)}\t${(b / a).toFixed(1)}`)
    const refund =
      ({ oldest }: Deal) =>
      () =>
        ledger.refund(oldest, 100, NEXT_DAY)
    say('refund of the oldest', await compare(refund(few), refund(many)))
    const [a, b] = [
      await openInvoices(ledger, few.account, RUNS + 1),
      await openInvoices(ledger, many.account, RUNS + 1),
    ]
    const pay = (ids: string[]) => (run: number) => ledger.pay(ids[run + 1]!, NEXT_DAY)
    say('payment of the newest', await compare(pay(a), pay(b)))
  }
}

const inParallel = async (jobs: (() => Promise<unknown>)[]): Promise<number> => {
  let next = 0
  const writer = async () => {
    for (let at = next++; at < jobs.length; at = next++) await jobs[at]!()
  }
  const ms = await timed(() => Promise.all(Array.from({ length: WRITERS }, writer)))
  return (jobs.length / ms) * 1_000
}

/** The rows of a payment in full, by hand: fact, invoice, position, line, audit event, under the account's lock. */
const payByHand = async (pool: pg.Pool, invoice: string): Promise<void> => {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query(
      'select 1 from billing_accounts where id = (select billing_account_id from invoices where id = $1) for no key update',
      [invoice],
    )
    await client.query(
      `insert into partner_program_invoice_facts (id, invoice, kind, amount_cents, at, recorded_at) values (gen_random_uuid(), $1, 'payment', 10000, $2, now())`,
      [invoice, NEXT_DAY],
    )
    await client.query(
      `update invoices set status = 'paid', amount_paid_cents = 10000, amount_due_cents = 0, paid_at = $2 where id = $1`,
      [invoice, NEXT_DAY],
    )
    await client.query(
      `with deal as (select e.id as entry, t.id as terms from invoices i join referral_entries e on e.billing_account_id = i.billing_account_id
          join referral_terms t on t.entry_id = e.id where i.id = $1),
        line as (insert into ledger_lines (id, entry_id, invoice_id, kind, amount_cents, terms_id, cause, paid_at, explanation)
          select gen_random_uuid(), entry, $1, 'accrual', 1000, terms, gen_random_uuid()::text, $2, '{}' from deal)
        insert into partner_program_ledger_positions select $1, entry, $2, terms, 1000, null, 10000, 10000, 1000, 1000, true from deal`,
      [invoice, NEXT_DAY],
    )
    await client.query(
      `insert into audit_events (id, action, at) values (gen_random_uuid(), 'invoice.paid', now())`,
    )
    await client.query('commit')
  } finally {
    client.release()
  }
}

const throughput = async (ledger: Ledger, partner: string, url: string): Promise<void> => {
  const pool = new pg.Pool({ connectionString: url, max: WRITERS })
  console.log(`\n${WRITERS} writers, payments a second\tthe program\tby hand\tratio`)
  for (const deals of [1, 100]) {
    const accounts: string[] = []
    for (let one = 0; one < deals; one++)
      accounts.push((await dealOf(ledger, partner, 1, null)).account)
    const invoices: string[] = []
    for (let one = 0; one < 2 * FACTS; one++)
      invoices.push(...(await openInvoices(ledger, accounts[one % deals]!, 1)))
    const jobs = (ids: string[], pay: (id: string) => Promise<unknown>) =>
      ids.map((id) => () => pay(id))
    const ours = await inParallel(jobs(invoices.slice(FACTS), (id) => ledger.pay(id, NEXT_DAY)))
    const byHand = await inParallel(jobs(invoices.slice(0, FACTS), (id) => payByHand(pool, id)))
    console.log(
      `on ${deals} deal${deals > 1 ? 's' : ''}\t${ours.toFixed(0)}\t${byHand.toFixed(0)}\t${(byHand / ours).toFixed(1)}`,
    )
  }
  await pool.end()
}

/** Needs a migrated database with the demo in it, for whose staff works here. */
export const run = async (payload: Payload, url: string): Promise<void> => {
  const { ledgerOn } = await import('../support/ledger')
  const ledger = await ledgerOn(payload)
  const partner = await ledger.partner()
  await scaling(ledger, partner)
  await throughput(ledger, partner, url)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { startEmbeddedPostgres } = await import('../../src/reference/embeddedPostgres.mjs')
  const dataDir = mkdtempSync(path.join(tmpdir(), 'partner-bench-'))
  const database = await startEmbeddedPostgres({ dataDir, durable: true })
  Object.assign(process.env, {
    DATABASE_URL: database.url,
    NODE_ENV: 'production',
    PAYLOAD_SECRET: 'a secret of the bench',
    SERVER_URL: 'http://localhost:3000',
    STAFF_EMAIL: 'sam@platform.example',
  })
  try {
    const { default: config } = await import('../../payload.config')
    const { getPayload } = await import('payload')
    const payload = await getPayload({ config })
    // One client stays checked out for ever; stopping the database ends it.
    ;(payload.db as unknown as { pool: pg.Pool }).pool.on('error', () => undefined)
    const { seedDemo } = await import('../../src/reference/seed')
    await seedDemo(payload)
    await run(payload, database.url)
  } finally {
    await database.stop()
  }
  process.exit()
}
