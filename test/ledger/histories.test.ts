import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import type { Host } from '../support/host'
import type { Ledger } from '../support/ledger'
import type { Place } from './enact'
import type { Step } from './history'
import type { Deal, Line, World } from './model'

import { seedDemo } from '../../src/reference/seed'
import { sql } from '../../src/db/sql'
import { startHost } from '../support/host'
import { ledgerOn } from '../support/ledger'
import { enact, numbersOf } from './enact'
import { after, dealFrom, drawFrom, stepFrom, sumOf } from './history'
import { balance, due, highestCap, paid, returned, status } from './model'

/**
 * Random histories through the program's own actions and Postgres, against the model after each fact. The first of a seed
 * are always the same: `HISTORIES=1000` for as many as one would like to have seen.
 */
const HISTORIES = Number(process.env.HISTORIES ?? 300)
const TWINS = Math.ceil(HISTORIES / 10)
const WRITERS = 4
const START_MS = 120_000 + 100 * HISTORIES
const seed = 20_260_102

let host: Host
let ledger: Ledger
let partner: string
let accounts: string[]
beforeAll(async () => {
  host = await startHost({ TEST_CLOCK: '1' })
  await seedDemo(host.payload)
  ledger = await ledgerOn(host.payload)
  partner = await ledger.partner()
  accounts = await ledger.accounts(HISTORIES + 3 * TWINS)
}, START_MS)
afterAll(() => host.stop())

const histories = (count: number, salt: number) =>
  fc.sample(fc.noBias(fc.array(fc.nat(), { maxLength: 13, minLength: 6, size: 'max' })), {
    numRuns: count,
    seed: seed + salt,
  })

/** Does all of it, a few at a time. */
const inParallel = async <One>(
  all: readonly One[],
  work: (one: One, at: number) => Promise<void>,
) => {
  let next = 0
  const writer = async () => {
    for (let at = next++; at < all.length; at = next++) await work(all[at]!, at)
  }
  await Promise.all(Array.from({ length: WRITERS }, writer))
}

const placeOf = async (deal: Deal, account: string): Promise<Place> => ({
  account,
  deal: await ledger.deal(partner, account, {
    ...numbersOf(deal.terms[0]!),
    expiresAt: deal.expiresAt,
    startsAt: deal.startsAt,
  }),
  ids: new Map(),
  ledger,
})

const sorted = (lines: readonly Line[]) =>
  lines.map(({ cents, invoice, kind }) => `${invoice} ${kind} ${cents}`).sort()

/** What must hold after every fact: lines as the model's, the old ones as they were, their sum kept and below the cap. */
const compare = async (
  { deal }: Place,
  { bills, deal: terms, lines }: World,
  known: Map<string, string>,
): Promise<void> => {
  const found = await ledger.lines(deal)
  const rows = new Map(found.map(({ id, whole }) => [id, whole]))
  for (const [id, whole] of known) expect(rows.get(id)).toBe(whole)
  for (const [id, whole] of rows) known.set(id, whole)
  const kept = found.map(({ cents, ...line }) => ({ ...line, cents: BigInt(cents) }))
  expect(sorted(kept)).toEqual(sorted(lines))
  const sum = sumOf({ bills, lines })
  expect(BigInt(await ledger.balance(deal))).toBe(sum)
  const cap = highestCap(terms, bills)
  expect(cap === undefined || sum <= cap).toBe(true)
}

const compareInvoices = async (account: string, { bills }: World): Promise<void> => {
  const rows = await ledger.rows<Record<string, string>>(
    sql`select id, status, amount_due_cents::text as due, amount_paid_cents::text as paid, amount_returned_cents::text as returned
      from invoices where billing_account_id = ${account}`,
  )
  expect(new Map(rows.map(({ id, ...row }) => [id, row]))).toEqual(
    new Map(
      bills.map((bill) => [
        bill.id,
        {
          due: String(due(bill)),
          paid: String(paid(bill)),
          returned: String(returned(bill)),
          status: status(bill),
        },
      ]),
    ),
  )
  const [kept] = await ledger.rows<{ cents: string }>(
    sql`select balance_cents::text as cents from billing_accounts where id = ${account}`,
  )
  expect(BigInt(kept!.cents)).toBe(balance(bills))
}

const count: Record<string, number> = {}

const play = async (numbers: readonly number[], account: string): Promise<World> => {
  const deal = dealFrom(drawFrom(numbers[0]!))
  const place = await placeOf(deal, account)
  const known = new Map<string, string>()
  let world: World = { bills: [], deal, lines: [] }
  for (const number of numbers.slice(1)) {
    const step = stepFrom(number, world)
    if (!step) continue
    const name = step.does === 'happen' ? step.happening.does : step.does
    count[name] = (count[name] ?? 0) + 1
    world = after(world, await enact(place, step, world.deal))
    await compare(place, world, known)
  }
  await compareInvoices(account, world)
  expect(await ledger.drift(place.deal)).toEqual([])
  return world
}

/** A history whose facts do not depend on their order: no discount, no balance, a deal that stays open. */
const playPlain = async (numbers: readonly number[], account: string) => {
  const drawn = dealFrom(drawFrom(numbers[0]!))
  const deal = { ...drawn, terms: drawn.terms.map((one) => ({ ...one, discount: 0n })) }
  const place = await placeOf(deal, account)
  const steps: Step[] = []
  let world: World = { bills: [], deal, lines: [] }
  for (const number of numbers.slice(1)) {
    const step = plain(stepFrom(number, world), world)
    if (!step) continue
    const done = await enact(place, step, world.deal)
    // By its own name, so that it can be done again elsewhere.
    steps.push(step.does === 'issue' && done.does === 'issue' ? { ...step, bill: done.bill } : step)
    world = after(world, done)
  }
  for (const bill of world.bills) if (status(bill) === 'paid') await ledger.again(bill.id)
  await compare(place, world, new Map())
  return { deal, steps, world }
}

const plain = (step: Step | undefined, { bills }: World): Step | undefined => {
  if (step?.does === 'close') return undefined
  if (step?.does === 'terms') return { ...step, terms: { ...step.terms, discount: 0n } }
  if (step?.does !== 'happen' || step.happening.does !== 'credit') return step
  const isPaid = bills.some((bill) => bill.id === step.bill && status(bill) === 'paid')
  return { ...step, happening: { ...step.happening, ...(isPaid && { refunded: true }) } }
}

/** First what the deal is, then all invoices, then what happened to them, each one's happenings in their order. */
const shuffle = (draw: (below: number) => number, steps: readonly Step[]): Step[] => {
  const queues = new Map<string, Step[]>()
  for (const step of steps)
    if (step.does === 'happen') queues.set(step.bill, [...(queues.get(step.bill) ?? []), step])
  const happenings: Step[] = []
  while (queues.size > 0) {
    const [bill, queue] = [...queues][draw(queues.size)]!
    happenings.push(queue.shift()!)
    if (queue.length === 0) queues.delete(bill)
  }
  return [
    ...steps.filter(({ does }) => does === 'terms'),
    ...steps.filter(({ does }) => does === 'expire').slice(-1),
    ...steps.filter(({ does }) => does === 'issue'),
    ...happenings,
  ]
}

const enactAll = async (place: Place, steps: readonly Step[], deal?: Deal): Promise<Step[]> => {
  const none = { closedAt: null, expiresAt: null, startsAt: '9', terms: [] }
  const done: Step[] = []
  for (const step of steps) done.push(await enact(place, step, deal ?? none))
  return done
}

const replayIn = async (place: Place, deal: Deal, steps: readonly Step[]): Promise<World> => {
  let world: World = { bills: [], deal, lines: [] }
  for (const done of await enactAll(place, steps, deal)) world = after(world, done)
  await compare(place, world, new Map())
  expect(await ledger.drift(place.deal)).toEqual([])
  return world
}

describe('7.3–7.6, 8.3 in the database', () => {
  test(
    `after every fact of ${HISTORIES} random histories lines, sums and invoices are the model's, old lines as they were, and replay finds no drift`,
    async () => {
      let lines = 0
      await inParallel(histories(HISTORIES, 0), async (numbers, at) => {
        const world = await play(numbers, accounts[at]!)
        lines += world.lines.length
      })
      process.stderr.write(`${JSON.stringify({ ...count, lines })}\n`)
      expect(lines).toBeGreaterThan(HISTORIES / 2)
    },
    60_000 + 400 * HISTORIES,
  )

  test(
    `of ${TWINS} histories the same facts in other orders, said again, or before there was a deal, come to the same balance`,
    async () => {
      const sums: bigint[] = []
      await inParallel(histories(TWINS, 1), async (numbers, at) => {
        const [first, second, third] = accounts.slice(HISTORIES + 3 * at)
        const { deal, steps, world } = await playPlain(numbers, first!)
        const sum = sumOf(world)
        sums.push(sum)
        const shuffled = shuffle(drawFrom(numbers[0]! + 1), steps)
        expect(sumOf(await replayIn(await placeOf(deal, second!), deal, shuffled))).toBe(sum)
        if (world.deal.terms.length > 1) return
        const late = { account: third!, deal: '', ids: new Map<string, string>(), ledger }
        await enactAll(
          late,
          shuffled.filter(({ does }) => does === 'issue' || does === 'happen'),
        )
        const place = await placeOf(world.deal, third!)
        expect(BigInt(await ledger.balance(place.deal))).toBe(sum)
        expect(await ledger.drift(place.deal)).toEqual([])
      })
      expect(sums.filter((sum) => sum > 0n).length).toBeGreaterThan(TWINS / 5)
    },
    60_000 + 3_000 * TWINS,
  )
})
