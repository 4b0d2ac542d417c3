import { afterAll, beforeAll, expect, test } from '@jest/globals'

import type { Host } from '../support/host'
import type { Ledger } from '../support/ledger'

import { sql } from '../../src/db/sql'
import { seedDemo } from '../../src/reference/seed'
import { startHost } from '../support/host'
import { ledgerOn } from '../support/ledger'

/** How far one fact reaches into a deal of many invoices: further than is read at once. */
const MANY = 450

let host: Host
let ledger: Ledger
beforeAll(async () => {
  host = await startHost()
  await seedDemo(host.payload)
  ledger = await ledgerOn(host.payload)
}, 120_000)
afterAll(() => host.stop())

const dayOf = (day: number) => new Date(Date.UTC(2025, 0, day)).toISOString()

test('7.4 an early payment takes the room of hundreds of later ones, and gives it back when it is refunded', async () => {
  const [account] = await ledger.accounts(1)
  await ledger.rows(sql`with made as (
      insert into invoices (id, number, billing_account_id, payer_id, status, currency, total_excluding_tax_cents, tax_cents, total_cents,
        credited_cents, balance_applied_cents, amount_due_cents, amount_paid_cents, amount_returned_cents, issued_at, due_at, paid_at)
      select gen_random_uuid(), 'R-' || i, a.id, a.organisation_id, 'paid', 'EUR', 100, 0, 100, 0, 0, 0, 100, 0,
        '2025-02-01', '2025-03-01', '2025-02-01'::timestamptz + make_interval(mins => i)
      from billing_accounts a, generate_series(1, ${MANY}::int) i where a.id = ${account!} returning id, paid_at)
    insert into partner_program_invoice_facts (id, invoice, kind, amount_cents, at, recorded_at)
      select gen_random_uuid(), id, 'payment', 100, paid_at, paid_at from made`)
  const partner = await ledger.partner()
  const entry = await ledger.deal(partner, account!, { capCents: MANY * 10, startsAt: dayOf(1) })
  expect(await ledger.balance(entry)).toBe(String(MANY * 10))

  const { id } = await ledger.issue(account!, [{ unitCents: MANY * 100 }])
  await ledger.pay(id, dayOf(2))
  const taken = await ledger.lines(entry)
  expect(taken.filter(({ kind }) => kind === 'reallocation')).toHaveLength(MANY)
  expect(await ledger.balance(entry)).toBe(String(MANY * 10))
  expect(await ledger.drift(entry)).toEqual([])

  await ledger.refund(id, MANY * 100, dayOf(3))
  const given = await ledger.lines(entry)
  expect(given.filter(({ kind }) => kind === 'reallocation')).toHaveLength(2 * MANY)
  expect(await ledger.balance(entry)).toBe(String(MANY * 10))
  expect(await ledger.drift(entry)).toEqual([])
}, 60_000)
