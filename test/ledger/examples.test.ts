import { describe, expect, test } from '@jest/globals'

import type { Bill, Deal, Happening } from './model'

import { allotted } from './model'
import { heldOf, settled } from './product'

/** SPEC 7.3–7.5 in numbers: a deal, its bills, and the cents that each of them gives, by hand. */
const day = (of: number) => new Date(Date.UTC(2025, 0, of)).toISOString()

type Numbers = { cap?: number; from?: number; percent?: number }
const deal = (numbers: Numbers | Numbers[] = {}, more: Partial<Deal> = {}): Deal => ({
  closedAt: null,
  expiresAt: null,
  startsAt: day(1),
  terms: [numbers].flat().map(({ cap, from = 1, percent = 10 }) => ({
    bps: BigInt(Math.round(percent * 100)),
    cap: cap === undefined ? null : BigInt(cap),
    discount: 0n,
    from: day(from),
  })),
  ...more,
})
const until = (of: number) => ({ expiresAt: day(of) })

const bill = (cents: number | { net: number; total: number }, ...happenings: Happening[]) => {
  const { net, total } = typeof cents === 'number' ? { net: cents, total: cents } : cents
  return { currency: 'EUR', happenings, issuedAt: day(2), net: BigInt(net), total: BigInt(total) }
}
const pay = (cents: number, of = 5): Happening => ({
  at: day(of),
  cents: BigInt(cents),
  does: 'pay',
})
const refund = (cents: number, name = 'refund'): Happening => ({
  at: day(20),
  cents: BigInt(cents),
  does: 'refund',
  name,
})
const dispute = (cents: number): Happening =>
  ({ ...refund(cents, 'dispute'), does: 'dispute' }) as Happening
const fail: Happening = { at: day(21), does: 'fail', of: 'refund' }
const win: Happening = { at: day(21), does: 'win', of: 'dispute' }
const credit = (cents: number, refunded = false, of = 4): Happening => ({
  at: day(of),
  cents: BigInt(cents),
  does: 'credit',
  refunded,
})
const paid = (cents: number, of = 5) => bill(cents, pay(cents, of))
const withVat = { net: 10_000, total: 12_100 }

const EXAMPLES: [string, Deal, Omit<Bill, 'id'>[], number[]][] = [
  ['7.3 € 100 at 10 %', deal(), [paid(10_000)], [1_000]],
  ['7.3 VAT earns nothing', deal(), [bill(withVat, pay(12_100))], [1_000]],
  ['7.3 what was only issued earns nothing', deal(), [bill(10_000)], [0]],
  ['7.3 what is paid in part earns nothing yet', deal(), [bill(10_000, pay(9_999))], [0]],
  ['7.3 parts add up', deal(), [bill(10_000, pay(4_000), pay(6_000))], [1_000]],
  ['7.3 half a cent goes up', deal(), [paid(5)], [1]],
  ['7.3 less than half a cent is nothing', deal(), [paid(4)], [0]],
  [
    '7.3 base first, then the rate, each rounded: 50 of 121 is 41, 12.5 % of 41 is 5',
    deal({ percent: 12.5 }),
    [bill({ net: 100, total: 121 }, pay(121), refund(71))],
    [5],
  ],
  ['7.3 at 0 % nothing', deal({ percent: 0 }), [paid(10_000)], [0]],
  ['7.3 at 100 % all of it', deal({ percent: 100 }), [bill(withVat, pay(12_100))], [10_000]],
  [
    '7.3 credit before payment is no money',
    deal(),
    [bill(10_000, credit(4_000), pay(6_000))],
    [600],
  ],
  ['7.3 credit alone is no money', deal(), [bill(10_000, credit(10_000))], [0]],
  [
    '7.3 credit to the balance takes nothing back',
    deal(),
    [bill(10_000, pay(10_000), credit(5_000))],
    [1_000],
  ],
  [
    '7.3 credit that was paid out does',
    deal(),
    [bill(10_000, pay(10_000), credit(5_000, true))],
    [500],
  ],
  ['7.3 a part of it is refunded', deal(), [bill(withVat, pay(12_100), refund(4_033))], [667]],
  ['7.3 all of it is refunded', deal(), [bill(withVat, pay(12_100), refund(12_100))], [0]],
  ['7.3 a refund that failed', deal(), [bill(10_000, pay(10_000), refund(10_000), fail)], [1_000]],
  ['7.3 a dispute that is not won', deal(), [bill(10_000, pay(10_000), dispute(4_000))], [600]],
  ['7.3 a dispute that was won', deal(), [bill(10_000, pay(10_000), dispute(4_000), win)], [1_000]],
  [
    '7.3 what balance pays was never money',
    deal(),
    [bill(10_000, { at: day(4), cents: 4_000n, does: 'balance' }, pay(6_000))],
    [600],
  ],
  ['7.3 paid on the day of the start', deal(), [paid(10_000, 1)], [1_000]],
  ['7.3 paid before the start', deal({}, { startsAt: day(2) }), [paid(10_000, 1)], [0]],
  ['7.3 paid on the day before expiry', deal({}, until(5)), [paid(10_000, 4)], [1_000]],
  ['7.3 paid on the day of expiry', deal({}, until(5)), [paid(10_000, 5)], [0]],
  [
    '7.3 the latest of its payments counts',
    deal({}, until(5)),
    [bill(10_000, pay(9_000, 6), pay(1_000, 3))],
    [0],
  ],
  [
    '7.3 paid before the deal was closed',
    deal({}, { closedAt: day(6) }),
    [paid(10_000, 5)],
    [1_000],
  ],
  ['7.3 paid after the deal was closed', deal({}, { closedAt: day(4) }), [paid(10_000, 5)], [0]],
  [
    '7.3 by the rate in force when it was paid',
    deal([{}, { from: 5, percent: 20 }]),
    [paid(10_000, 4), paid(10_000, 5)],
    [1_000, 2_000],
  ],
  [
    '7.4 the cap goes to whoever paid first',
    deal({ cap: 1_500 }),
    [paid(10_000, 7), paid(10_000, 5), paid(10_000, 9)],
    [500, 1_000, 0],
  ],
  [
    '7.4 on the same day to the lower id',
    deal({ cap: 1_500 }),
    [paid(10_000), paid(10_000)],
    [1_000, 500],
  ],
  ['7.4 a cap of nothing', deal({ cap: 0 }), [paid(10_000)], [0]],
  [
    '7.4 room that a refund frees goes to the next',
    deal({ cap: 1_500 }),
    [bill(10_000, pay(10_000, 5), refund(5_000)), paid(10_000, 7), paid(10_000, 9)],
    [500, 1_000, 0],
  ],
  [
    '7.5 a clawback applies after expiry',
    deal({}, until(10)),
    [bill(10_000, pay(10_000, 5), refund(10_000))],
    [0],
  ],
  [
    '7.5 a raised cap is for what is paid since',
    deal([{ cap: 500 }, { cap: 2_000, from: 6 }]),
    [paid(10_000, 5), paid(10_000, 6)],
    [500, 1_000],
  ],
  [
    '7.5 a lowered cap takes nothing back',
    deal([{ cap: 1_500 }, { cap: 500, from: 8 }]),
    [paid(10_000, 5), paid(10_000, 7), paid(10_000, 9)],
    [1_000, 500, 0],
  ],
  [
    '7.5 other money than euros accrues nothing',
    deal(),
    [{ ...paid(10_000), currency: 'USD' }],
    [0],
  ],
  ['7.5 an invoice of nothing accrues nothing', deal(), [bill(0)], [0]],
]

describe('7.3–7.5 worked examples', () => {
  test.each(EXAMPLES)('%s', (_, terms, made, expected) => {
    const bills = made.map((one, index) => ({ ...one, id: String(index) }))
    const found = settled(
      terms,
      bills.map((one) => heldOf(one).invoice),
    )
    const given = new Map(found.map(({ allocatedCents, invoice }) => [invoice, allocatedCents]))
    expect(bills.map(({ id }) => given.get(id) ?? 0)).toEqual(expected)
    const modelled = allotted(terms, bills)
    expect(bills.map(({ id }) => Number(modelled.get(id) ?? 0n))).toEqual(expected)
  })
})
