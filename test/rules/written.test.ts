import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { exampleOf } from '../../src/admin/deal/example'
import { sumsOf } from '../../src/admin/invoice/sums'
import { bodyOf } from '../../src/admin/shared/AskedFields'
import { hundredthsOf, writtenEuros, writtenOf } from '../../src/admin/shared/amounts'
import { euros, percents } from '../../src/admin/shared/money'
import { billOf, DISCOUNT } from '../../src/billing/lines'

/** What staff write as euros and percent, and what the screens say it comes to. */
describe('1.1 an amount or a rate as somebody writes it', () => {
  test.each([
    ['90', 9_000],
    ['90.5', 9_050],
    ['90,50', 9_050],
    ['€ 1,234.56', 123_456],
    ['1.234,56', 123_456],
    ['1,234', 123_400],
    ['12.5 %', 1_250],
    ['-3', -300],
    ['0', 0],
  ])('%s is %d hundredths', (written, hundredths) => {
    expect(hundredthsOf(written)).toBe(hundredths)
  })

  test.each(['', 'ten', '1.2345', '1.5.5', '12,34,5', '1e3', '99999999999999999'])(
    '“%s” is none',
    (written) => {
      expect(hundredthsOf(written)).toBeUndefined()
    },
  )

  test('whatever stands in a field is read as what it was', () => {
    fc.assert(
      fc.property(fc.integer({ max: 1e12, min: -1e12 }), (hundredths) => {
        expect(hundredthsOf(writtenEuros(hundredths))).toBe(hundredths)
        expect(hundredthsOf(writtenOf(hundredths))).toBe(hundredths)
      }),
    )
  })

  test('money and rates are shown in the reader’s notation', () => {
    expect([euros(123_456, 'en'), euros(-5_000, 'en'), euros(123_456, 'nl')]).toEqual([
      '€\u00a01,234.56',
      '−€\u00a050.00',
      '€\u00a01.234,56',
    ])
    expect([percents(1_250, 'en'), percents(1_250, 'nl')]).toEqual(['12.5\u00a0%', '12,5\u00a0%'])
  })
})

test('fields of rows are sent as rows', () => {
  expect(
    bodyOf({ 'dataOwner.email': 'a@b.example', 'lines.0.quantity': 1, 'lines.1.quantity': 2 }),
  ).toEqual({
    dataOwner: { email: 'a@b.example' },
    lines: [{ quantity: 1 }, { quantity: 2 }],
  })
})

test('8.3 what is shown before an invoice is issued is what is issued', () => {
  const line = fc.record({
    description: fc.constant('Seats'),
    quantity: fc.integer({ max: 1_000, min: 1 }),
    unitCents: fc.integer({ max: 1_000_000, min: -1_000_000 }),
    vatBps: fc.constantFrom(0, 900, 2_100),
  })
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 6, minLength: 1 }),
      fc.integer({ max: 10_000, min: 0 }),
      (lines, discountBps) => {
        const bill = billOf(lines, discountBps)
        expect(sumsOf(lines, discountBps)).toEqual({
          discountCents: bill.lines
            .filter(({ description }) => description === DISCOUNT)
            .reduce((sum, { netCents }) => sum - netCents, 0),
          netCents: bill.totalExcludingTaxCents,
          taxCents: bill.taxCents,
        })
      },
    ),
  )
})

test.each([
  {
    given: { capCents: 100_000, discountBps: 1_000, kickbackBps: 1_000 },
    gives: { count: 11, discountCents: 10_000, kickbackCents: 9_000 },
  },
  {
    given: { capCents: 500, discountBps: 0, kickbackBps: 2_000 },
    gives: { count: 1, discountCents: 0, kickbackCents: 20_000 },
  },
  {
    given: { capCents: null, discountBps: 10_000, kickbackBps: 2_000 },
    gives: { count: undefined, discountCents: 100_000, kickbackCents: 0 },
  },
])('7.3 an invoice of € 1,000 by $given gives $gives', ({ given, gives }) => {
  expect(exampleOf(given)).toEqual(gives)
})
