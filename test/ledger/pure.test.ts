import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import type { Step } from './history'
import type { Bill, World } from './model'

import { payable, refuseReturn } from '../../src/billing/decide'
import { billOf } from '../../src/billing/lines'
import { returnableOf, stateOf } from '../../src/billing/stateOf'
import { shareOf } from '../../src/billing/rounding'
import { earnedOf } from '../../src/referrals/kickback'
import { after, dealFrom, drawFrom, stepFrom, sumOf } from './history'
import {
  allotted,
  amounts,
  balanceApplied,
  base,
  cash,
  credited,
  due,
  entitled,
  given,
  highestCap,
  paid,
  paidAt,
  returnable,
  returned,
  status,
} from './model'
import { heldOf, settled } from './product'

/** Random histories through the product's pure functions, against the model; nothing is stored. */
const HISTORIES = 100_000
const seed = 20_260_101
const seeds = fc.noBias(fc.array(fc.nat(), { maxLength: 14, minLength: 7, size: 'max' }))

const fail = (what: string, found: unknown, expected: unknown): never => {
  throw new Error(`${what}: the product says ${String(found)}, the model ${String(expected)}`)
}
/** Faster than `expect` by far, for what is asked millions of times. */
const same = (what: string, found: unknown, expected: unknown): void => {
  const plain = typeof expected === 'bigint' ? Number(expected) : expected
  if (!Object.is(found, plain)) fail(what, found, plain)
  if (typeof found === 'number' && !Number.isSafeInteger(found)) fail(what, found, 'a safe integer')
}
const refused = (what: string, work: () => unknown): void => {
  try {
    work()
  } catch {
    return
  }
  fail(what, 'nothing against it', 'that it is refused')
}

const compareBill = (bill: Bill): void => {
  const { facts, invoice } = heldOf(bill)
  same('status', invoice.status, status(bill))
  same('amountDueCents', invoice.amountDueCents, due(bill))
  same('amountPaidCents', invoice.amountPaidCents, paid(bill))
  same('amountReturnedCents', invoice.amountReturnedCents, returned(bill))
  same('balanceAppliedCents', invoice.balanceAppliedCents, balanceApplied(bill))
  same('creditedCents', invoice.creditedCents, credited(bill))
  same('paidAt', invoice.paidAt ?? undefined, paidAt(bill))
  same('what can go back', returnableOf(facts), returnable(bill))
}

/** What one cent more would be: refused. */
const compareRefusals = (bill: Bill): void => {
  const held = heldOf(bill)
  if (status(bill) === 'open') refused('to overpay', () => payable(held, Number(due(bill)) + 1))
  refused('to return too much', () => refuseReturn(held, Number(returnable(bill)) + 1))
}

const known = new WeakMap<Bill, ReturnType<typeof heldOf>['invoice']>()
const invoiceOf = (bill: Bill) => {
  const invoice = known.get(bill) ?? heldOf(bill).invoice
  known.set(bill, invoice)
  return invoice
}

const compareDeal = ({ bills, deal, lines }: World, changed?: Bill): void => {
  const expected = allotted(deal, bills)
  const invoices = bills.map(invoiceOf)
  const found = settled(deal, invoices)
  const byInvoice = new Map(found.map((one) => [one.invoice, one]))
  for (const bill of bills) {
    const one = byInvoice.get(bill.id)
    same('allocated', one?.allocatedCents ?? 0, expected.get(bill.id) ?? 0n)
    same('by its lines', Number(given(lines, bill.id)), expected.get(bill.id) ?? 0n)
    if (!one || bill !== changed) continue
    same('cash', one.cashCents, cash(bill))
    same('base', one.baseCents, base(bill))
    same('entitled', one.entitledCents, entitled(deal, bill))
    if (one.allocatedCents < 0 || one.allocatedCents > one.baseCents)
      fail('sum of an invoice', one.allocatedCents, `0 to ${one.baseCents}`)
    if (paid(bill) === returned(bill)) same('fully returned', one.allocatedCents, 0)
  }
  const total = found.reduce((sum, one) => sum + one.allocatedCents, 0)
  same('balance', total, sumOf({ bills, lines }))
  const cap = highestCap(deal, bills)
  if (cap !== undefined && total > Number(cap)) fail('sum', total, `at most ${cap}`)
}

/** The order in which invoices are handed over does not matter. */
const compareOrder = ({ bills, deal }: World): void => {
  const invoices = bills.map(invoiceOf)
  const found = settled(deal, invoices)
  const reversed = settled(deal, [...invoices].reverse())
  for (const [index, one] of found.entries()) {
    same('in any order', reversed[index]!.invoice, one.invoice)
    same('in any order', reversed[index]!.allocatedCents, one.allocatedCents)
  }
}

const count: Record<string, number> = {}
const tally = (step: Step): void => {
  const name = step.does === 'happen' ? step.happening.does : step.does
  count[name] = (count[name] ?? 0) + 1
}

const changedBy = (step: Step, { bills }: World): Bill | undefined =>
  step.does === 'issue'
    ? step.bill
    : bills.find(({ id }) => step.does === 'happen' && id === step.bill)

const play = (numbers: readonly number[]): World => {
  let world: World = { bills: [], deal: dealFrom(drawFrom(numbers[0]!)), lines: [] }
  for (const number of numbers.slice(1)) {
    const step = stepFrom(number, world)
    if (!step) continue
    tally(step)
    world = after(world, step)
    const changed = changedBy(step, world)
    if (changed) compareBill(changed)
    compareDeal(world, changed)
  }
  compareOrder(world)
  if (world.bills[0]) compareRefusals(world.bills[0])
  return world
}

describe('7.3–7.5, 8.3 properties', () => {
  test(`after every fact of ${HISTORIES} random histories the product and the model agree, nothing passes its cap, nothing is -0 or unsafe`, () => {
    let withLines = 0
    fc.assert(
      fc.property(seeds, (numbers) => {
        if (play(numbers).lines.length > 0) withLines++
      }),
      { numRuns: HISTORIES, seed },
    )
    process.stderr.write(`${JSON.stringify({ ...count, historiesWithLines: withLines })}\n`)
    expect(withLines).toBeGreaterThan(HISTORIES / 4)
    for (const kind of ['close', 'dispute', 'expire', 'fail', 'refund', 'terms', 'void', 'win'])
      expect(count[kind]).toBeGreaterThan(100)
  }, 300_000)

  test('7.3 one invoice of any amount up to the safe limit earns what the model says', () => {
    const cents = fc.oneof(fc.maxSafeNat(), fc.nat(1_000), fc.nat(10_000_000))
    fc.assert(
      fc.property(cents, cents, cents, cents, fc.nat(10_000), (a, b, c, d, bps) => {
        const [net, total] = [Math.min(a, b), Math.max(a, b)]
        const paidCents = Math.min(c, total)
        const back = Math.min(d, paidCents)
        const bill: Bill = {
          currency: 'EUR',
          happenings: [
            { at: 'b', cents: BigInt(paidCents), does: 'pay' },
            { at: 'b', cents: BigInt(total - paidCents), does: 'credit' },
            { at: 'c', cents: BigInt(back), does: 'refund', name: 'refund' },
          ],
          id: 'one',
          issuedAt: 'a',
          net: BigInt(net),
          total: BigInt(total),
        }
        const state = stateOf(total, [
          { amountCents: paidCents, at: 'b', id: '1', kind: 'payment' },
          { amountCents: total - paidCents, at: 'b', id: '2', kind: 'credit', use: 'due' },
          { amountCents: back, at: 'c', id: '3', kind: 'refund' },
        ])
        const earned = earnedOf({ ...state, totalCents: total, totalExcludingTaxCents: net }, bps)
        same('cash', earned.cashCents, cash(bill))
        same('base', earned.baseCents, base(bill))
        const terms = { bps: BigInt(bps), cap: null, discount: 0n, from: 'a' }
        const deal = { closedAt: null, expiresAt: null, startsAt: 'a', terms: [terms] }
        same('entitled', earned.entitledCents, entitled(deal, bill))
      }),
      { numRuns: 100_000, seed },
    )
  }, 60_000)

  test('8.3 payments in any order make the same invoice', () => {
    const payment = fc.record({ amountCents: fc.nat(5_000), day: fc.nat(20) })
    fc.assert(
      fc.property(fc.array(payment, { minLength: 1 }), fc.nat(), (payments, by) => {
        const facts = payments.map(({ amountCents, day }, index) => ({
          amountCents,
          at: new Date(Date.UTC(2025, 0, 1 + day)).toISOString(),
          id: String(index),
          kind: 'payment' as const,
        }))
        const total = facts.reduce((sum, { amountCents }) => sum + amountCents, 0)
        const turn = by % facts.length
        const turned = [...facts.slice(turn), ...facts.slice(0, turn)].reverse()
        expect(stateOf(total, turned)).toEqual(stateOf(total, facts))
      }),
      { numRuns: 2_000, seed },
    )
  })

  test('8.3 lines come to what the model says: negative ones, several rates, a discount', () => {
    const line = fc.record({
      quantity: fc.integer({ max: 1_000_000, min: 1 }),
      unitCents: fc.oneof(fc.integer({ max: 500, min: -500 }), fc.integer({ max: 9e6, min: -9e6 })),
      vatBps: fc.constantFrom(0, 2_100, 900, 1, 10_000),
    })
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6, minLength: 1 }), fc.nat(10_000), (lines, off) => {
        const found = billOf(
          lines.map((one) => ({ ...one, description: 'Seats' })),
          off,
        )
        const expected = amounts(
          lines.map(({ quantity, unitCents, vatBps }) => ({
            quantity: BigInt(quantity),
            unit: BigInt(unitCents),
            vatBps: BigInt(vatBps),
          })),
          BigInt(off),
        )
        same('net', found.totalExcludingTaxCents, expected.net)
        same('total', found.totalCents, expected.total)
        const netOf = (sum: number, { netCents }: { netCents: number }) => sum + netCents
        same('lines', found.lines.reduce(netOf, 0), expected.net)
        same('tax', found.taxCents, expected.total - expected.net)
      }),
      { numRuns: 20_000, seed },
    )
  })

  test('7.3 a rate never gives more than a higher one, nor more than the base', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.nat(9_999), (cents, bps) => {
        const [lower, higher] = [shareOf(BigInt(cents), bps), shareOf(BigInt(cents), bps + 1)]
        return lower <= higher && higher <= BigInt(cents)
      }),
      { seed },
    )
  })
})
