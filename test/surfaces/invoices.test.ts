import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'

import type { Answer } from '../support/host'
import type { Stage } from '../support/people'

import { billingOn } from '../support/billing'
import { codeOf, graphql, raw, rest } from '../support/host'
import { callsOn, newcomer, startStage } from '../support/people'

/** Managed invoices, from issue to the last cent back (SPEC 8.3). */
let stage: Stage
let account: string
beforeAll(async () => {
  stage = await startStage()
  account = await accountOf({ workspace: stage.places.haarlem })
}, 120_000)
afterAll(() => stage.host.stop())

const { get } = callsOn(() => stage)
const { accountOf, issue, line, patch, pay, post, sam } = billingOn(() => stage)

const amounts = ({ body }: Answer) => {
  const { amountDueCents, amountPaidCents, amountReturnedCents, creditedCents, status } =
    body.invoice
  return [status, amountDueCents, creditedCents, amountPaidCents, amountReturnedCents]
}
const balance = async () =>
  (await get(sam(), `billing-accounts/${account}?depth=0`)).body.balanceCents as number
const fieldsAt = ({ body }: Answer) =>
  (body.errors[0].data.errors as { path: string }[]).map(({ path }) => path)

describe('8.3 what an invoice comes to', () => {
  test.each([
    ['one line without VAT', [line(1_000)], 0, [1_000, 0, 1_000]],
    [
      'VAT once per rate, not per line',
      [line(33, { vatBps: 2_100 }), line(33, { vatBps: 2_100 })],
      0,
      [66, 14, 80],
    ],
    [
      'half a cent of VAT goes up',
      [line(50, { vatBps: 900 }), line(0, { vatBps: 2_100 })],
      0,
      [50, 5, 55],
    ],
    [
      'two rates',
      [line(10_000, { vatBps: 2_100 }), line(5_000, { vatBps: 900 })],
      0,
      [15_000, 2_550, 17_550],
    ],
    [
      'a discount per rate',
      [line(10_000, { vatBps: 2_100 }), line(5_000, { vatBps: 900 })],
      1_000,
      [13_500, 2_295, 15_795],
    ],
    ['half a cent of discount goes up', [line(105)], 1_000, [94, 0, 94]],
    ['a line that takes off', [line(1_000), line(-300)], 0, [700, 0, 700]],
    ['quantities', [line(2_000, { quantity: 7, vatBps: 2_100 })], 0, [14_000, 2_940, 16_940]],
  ])('%s', async (_, lines, discountBps, expected) => {
    await patch(sam(), `billing-accounts/${account}`, { discountBps, reason: 'Agreed' })
    const { body, status } = await issue(account, lines)
    await patch(sam(), `billing-accounts/${account}`, { discountBps: 0, reason: 'Over' })
    expect([status, body.errors]).toEqual([200, undefined])
    const { taxCents, totalCents, totalExcludingTaxCents } = body.invoice
    expect([totalExcludingTaxCents, taxCents, totalCents]).toEqual(expected)
    const { amountDueCents, currency } = body.invoice
    expect({ amountDueCents, currency }).toEqual({ amountDueCents: expected[2], currency: 'EUR' })
    if (discountBps)
      expect(
        body.invoice.lines.filter(({ netCents }: { netCents: number }) => netCents < 0),
      ).toHaveLength(new Set((lines as { vatBps: number }[]).map(({ vatBps }) => vatBps)).size)
  })

  test('numbers count within the year without gaps, also where some are refused', async () => {
    const first = await issue(account, 100)
    const refused = await Promise.all([issue(account, []), issue(account, [line(-5)])])
    expect(refused.map(({ status }) => status)).toEqual([400, 400])
    const many = await Promise.all(Array.from({ length: 10 }, () => issue(account, 100)))
    const numbers = many.map(({ body }) => body.invoice.number as string).sort()
    const start = Number(first.body.invoice.number.slice(5))
    expect(first.body.invoice.number).toMatch(/^2026-\d{6}$/)
    expect(numbers).toEqual(
      numbers.map((_, index) => `2026-${String(start + 1 + index).padStart(6, '0')}`),
    )
  })

  test('seller, payer and bill-to are as they were when it was issued', async () => {
    const { people } = stage
    const facts = { address: 'Grote Markt 2\nHaarlem', legalName: 'Veldwerk B.V.', vatId: 'NL1B01' }
    expect((await patch(people.Bea, `billing-accounts/${account}`, facts)).status).toBe(200)
    const { body } = await issue(account, 1_000)
    await patch(people.Bea, `billing-accounts/${account}`, { legalName: 'Other B.V.' })
    const { body: read } = await get(sam(), `invoices/${body.invoice.id}?depth=0`)
    expect(read.billTo).toMatchObject(facts)
    expect(read.payer).toBe(stage.places.veldwerk)
    expect(read.seller.legalName).toBe('Reference Platform B.V.')
  })

  test.each([
    ['no lines', { lines: [] }, 'lines'],
    ['less than nothing', { lines: [line(-1)] }, 'lines'],
    ['a fraction of a cent', { lines: [line(0.5)] }, 'lines.0.unitCents'],
    ['a fraction of a thing', { lines: [line(1, { quantity: 1.5 })] }, 'lines.0.quantity'],
    ['no quantity', { lines: [line(1, { quantity: 0 })] }, 'lines.0.quantity'],
    ['past what can be counted', { lines: [line(9e15, { quantity: 2 })] }, 'lines.0.unitCents'],
    ['unsafe cents', { lines: [line(2 ** 60)] }, 'lines.0.unitCents'],
    ['a negative rate', { lines: [line(1, { vatBps: -1 })] }, 'lines.0.vatBps'],
    ['dollars', { currency: 'USD', lines: [line(1)] }, 'currency'],
    ['no day', { dueAt: 'soon', lines: [line(1)] }, 'dueAt'],
    ['NUL', { lines: [line(1, { description: 'a\u0000' })] }, 'lines.0.description'],
  ])('%s is refused beside its field', async (_, sent, path) => {
    const answer = await issue(account, [], sent)
    expect([answer.status, codeOf(answer), fieldsAt(answer)]).toEqual([
      400,
      'validation_failed',
      [path],
    ])
  })

  test('only staff issue; an unknown account is no account', async () => {
    const { Bea, Ed, Olga } = stage.people
    for (const person of [Bea, Ed, Olga])
      expect(codeOf(await post(person, `billing-accounts/${account}/invoices`, {}))).toBe(
        'forbidden',
      )
    expect((await post(undefined, `billing-accounts/${account}/invoices`, {})).status).toBe(401)
    const unknown = await issue('0190f5c2-0000-7000-8000-000000000000', 100)
    expect([unknown.status, codeOf(unknown)]).toEqual([403, 'forbidden'])
  })
})

describe('8.3 paying', () => {
  let invoice: string
  beforeEach(async () => {
    invoice = (await issue(account, 10_000)).body.invoice.id as string
  })

  test('in parts, whose latest value date is the day on which it was paid', async () => {
    const first = await pay(invoice, { amountCents: 4_000, paidAt: '2026-11-10', reference: 'A1' })
    expect(amounts(first)).toEqual(['open', 6_000, 0, 4_000, 0])
    expect(first.body.payment).toMatchObject({ amountCents: 4_000, at: '2026-11-10T00:00:00.000Z' })
    const second = await pay(invoice, { paidAt: '2026-11-02' })
    expect(amounts(second)).toEqual(['paid', 0, 0, 10_000, 0])
    expect(second.body.invoice.paidAt).toBe('2026-11-10T00:00:00.000Z')
    expect(codeOf(await pay(invoice))).toBe('wrong_state')
  })

  test('more than is due, nothing, or a day to come is refused', async () => {
    const more = await pay(invoice, { amountCents: 10_001 })
    expect([more.status, codeOf(more), fieldsAt(more)]).toEqual([
      400,
      'payment_exceeds_due',
      ['amountCents'],
    ])
    expect(fieldsAt(await pay(invoice, { amountCents: 0 }))).toEqual(['amountCents'])
    expect(fieldsAt(await pay(invoice, { paidAt: '2126-01-01' }))).toEqual(['paidAt'])
    expect(amounts(await pay(invoice, { amountCents: 1 }))).toEqual(['open', 9_999, 0, 1, 0])
  })

  test('9.3 the same key is paid once; another body is refused; a refused request frees its key', async () => {
    const send = (key: string, body: object) =>
      rest(stage.host, 'POST', `invoices/${invoice}/pay`, {
        body: { paidAt: '2026-11-01', ...body },
        headers: { 'Idempotency-Key': key },
        token: sam().token,
      })
    expect(codeOf(await send('p1', { amountCents: 99_999 }))).toBe('payment_exceeds_due')
    const [one, two] = await Promise.all([
      send('p1', { amountCents: 100 }),
      send('p1', { amountCents: 100 }),
    ])
    expect(one.body).toEqual(two.body)
    expect((await get(sam(), `invoices/${invoice}`)).body.amountPaidCents).toBe(100)
    expect(codeOf(await send('p1', { amountCents: 101 }))).toBe('idempotency_key_reused')
  })

  test('two at once never pay more than is due', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => pay(invoice, { amountCents: 4_000 })),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(2)
    expect((await get(sam(), `invoices/${invoice}`)).body.amountPaidCents).toBe(8_000)
  })
})

describe('8.3 taking back', () => {
  let invoice: string
  const act = (what: string, body: object = {}) => post(sam(), `invoices/${invoice}/${what}`, body)
  beforeEach(async () => {
    invoice = (await issue(account, 10_000)).body.invoice.id as string
  })

  test('void: nothing paid yet, and for a reason', async () => {
    expect(codeOf(await act('void'))).toBe('reason_required')
    expect((await act('void', { reason: 'Typed wrongly' })).body.invoice.status).toBe('void')
    for (const again of [
      act('void', { reason: 'x' }),
      pay(invoice),
      act('credit', { amountCents: 1, reason: 'x' }),
    ])
      expect(codeOf(await again)).toBe('wrong_state')
  })

  test('void is refused once something was paid', async () => {
    await pay(invoice, { amountCents: 1 })
    expect(codeOf(await act('void', { reason: 'x' }))).toBe('wrong_state')
  })

  test('a credit while open lowers what is due, and can bring it to nothing', async () => {
    expect(amounts(await act('credit', { amountCents: 4_000, reason: 'x' }))).toEqual([
      'open',
      6_000,
      4_000,
      0,
      0,
    ])
    expect(codeOf(await act('credit', { amountCents: 6_001, reason: 'x' }))).toBe(
      'validation_failed',
    )
    const all = await act('credit', { amountCents: 6_000, reason: 'x' })
    expect(amounts(all)).toEqual(['paid', 0, 10_000, 0, 0])
    expect(Date.parse(all.body.invoice.paidAt)).toBeGreaterThan(Date.now() - 60_000)
  })

  test('a credit once paid becomes balance, which the next invoice uses first', async () => {
    await pay(invoice)
    const before = await balance()
    expect(amounts(await act('credit', { amountCents: 3_000, reason: 'x' }))).toEqual([
      'paid',
      0,
      0,
      10_000,
      0,
    ])
    expect((await balance()) - before).toBe(3_000)
    const next = await issue(account, 5_000)
    expect(next.body.invoice).toMatchObject({
      amountDueCents: 2_000,
      balanceAppliedCents: 3_000,
      status: 'open',
    })
    expect(await balance()).toBe(before)
    expect(
      (await post(sam(), `invoices/${next.body.invoice.id}/void`, { reason: 'x' })).status,
    ).toBe(200)
    expect((await balance()) - before).toBe(3_000)
    const covered = await issue(account, 2_999)
    expect(covered.body.invoice).toMatchObject({
      amountDueCents: 0,
      amountPaidCents: 0,
      status: 'paid',
    })
    expect((await issue(account, 1)).body.invoice).toMatchObject({
      balanceAppliedCents: 1,
      status: 'paid',
    })
  })

  test('nothing to pay is paid at once', async () => {
    const { body } = await issue(account, 0)
    expect(body.invoice).toMatchObject({ amountDueCents: 0, status: 'paid', totalCents: 0 })
    expect(body.invoice.paidAt).toBe(body.invoice.issuedAt)
  })

  test('refunds, failed refunds, disputes and paid-out credits never come to more than was paid', async () => {
    expect(
      codeOf(await act('refund', { amountCents: 1, reason: 'x', refundedAt: '2026-11-01' })),
    ).toBe('wrong_state')
    await pay(invoice)
    const refund = await act('refund', {
      amountCents: 6_000,
      reason: 'x',
      refundedAt: '2026-11-05',
    })
    expect(amounts(refund)).toEqual(['paid', 0, 0, 10_000, 6_000])
    const tooMuch = await act('refund', {
      amountCents: 4_001,
      reason: 'x',
      refundedAt: '2026-11-05',
    })
    expect([tooMuch.status, codeOf(tooMuch), fieldsAt(tooMuch)]).toEqual([
      400,
      'refund_exceeds_paid',
      ['amountCents'],
    ])
    const failed = await act(`refunds/${refund.body.refund.id}/fail`)
    expect(amounts(failed)).toEqual(['paid', 0, 0, 10_000, 0])
    expect(codeOf(await act(`refunds/${refund.body.refund.id}/fail`))).toBe('wrong_state')
    const dispute = await act('dispute', { amountCents: 10_000, at: '2026-11-06' })
    expect(amounts(dispute)).toEqual(['paid', 0, 0, 10_000, 10_000])
    expect(codeOf(await act('credit', { amountCents: 1, reason: 'x' }))).toBe('refund_exceeds_paid')
    expect(amounts(await act(`disputes/${dispute.body.dispute.id}/won`))).toEqual([
      'paid',
      0,
      0,
      10_000,
      0,
    ])
    const credit = await act('credit', { amountCents: 2_500, reason: 'x', refunded: true })
    expect(amounts(credit)).toEqual(['paid', 0, 0, 10_000, 2_500])
    expect(credit.body.credit.amountCents).toBe(2_500)
    expect(codeOf(await act('dispute', { amountCents: 7_501, at: '2026-11-06' }))).toBe(
      'refund_exceeds_paid',
    )
    expect(fieldsAt(await act('dispute', { amountCents: 1, at: '2126-11-06' }))).toEqual(['at'])
    expect(codeOf(await act('refunds/no-id/fail'))).toBe('forbidden')
  })
})

describe('1, 8.3 who reads them', () => {
  test('who has invoice:read in the paying organisation or in the workspace, and staff', async () => {
    const { body } = await issue(account, 4_200)
    const { id } = body.invoice
    const { Adam, Bea, Daan, Ed, Greta, Mia, Olga, Sam, Xander } = stage.people
    for (const person of [Adam, Bea, Olga, Sam]) {
      expect((await get(person, `invoices/${id}`)).status).toBe(200)
      expect((await get(person, `invoices/${id}/pdf`)).status).toBe(200)
    }
    for (const person of [Daan, Ed, Greta, Mia, Xander, await newcomer(stage.host)]) {
      expect((await get(person, `invoices/${id}`)).status).toBe(404)
      expect((await get(person, `invoices/${id}/pdf`)).status).toBe(404)
      expect((await get(person, 'invoices')).body.docs).toEqual([])
    }
    expect((await get(undefined, `invoices/${id}/pdf`)).status).toBe(401)
  })

  test('who bills one workspace reads its invoices, and not the organisation’s', async () => {
    const { haarlem, veldwerk } = stage.places
    const { Mia, Olga } = stage.people
    const { body } = await get(
      Olga,
      `memberships?depth=0&where[user][equals]=${Mia.id}&where[workspace][equals]=${haarlem}`,
    )
    const change = (role: string) => patch(Olga, `memberships/${body.docs[0].id}`, { role })
    expect((await change('billing')).status).toBe(200)
    const own = (await issue(account, 100)).body.invoice.id
    const pooled = (await issue(await accountOf({ organisation: veldwerk }), 100)).body.invoice.id
    expect((await get(Mia, `invoices/${own}`)).status).toBe(200)
    expect((await get(Mia, `invoices/${pooled}`)).status).toBe(404)
    expect((await change('member')).status).toBe(200)
    expect((await get(Mia, `invoices/${own}`)).status).toBe(404)
  })

  test('nobody writes them but by commands', async () => {
    const { body } = await issue(account, 100)
    for (const person of [stage.people.Olga, sam()]) {
      expect(codeOf(await patch(person, `invoices/${body.invoice.id}`, { status: 'paid' }))).toBe(
        'forbidden',
      )
      expect(codeOf(await post(person, 'invoices', { number: '1' }))).toBe('forbidden')
      expect(
        codeOf(
          await rest(stage.host, 'DELETE', `invoices/${body.invoice.id}`, { token: person.token }),
        ),
      ).toBe('never_deleted')
    }
  })

  test('the PDF is one', async () => {
    const { body } = await issue(account, 100)
    const answer = await raw(stage.host, 'GET', `invoices/${body.invoice.id}/pdf`, {
      token: sam().token,
    })
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    expect(answer.body.slice(0, 5)).toBe('%PDF-')
  })
})

test('9.1 GraphQL issues and pays with the same answers', async () => {
  const issued = await graphql(
    stage.host,
    `mutation { issueInvoice(id: "${account}", dueAt: "2027-01-01", lines: [{ description: "Seats", quantity: 2, unitCents: 500, vatBps: 2100 }]) { invoice { id totalCents lines { description netCents } } } }`,
    { token: sam().token },
  )
  expect(issued.body.data.issueInvoice.invoice).toMatchObject({
    lines: [{ description: 'Seats', netCents: 1_000 }],
    totalCents: 1_210,
  })
  const { id } = issued.body.data.issueInvoice.invoice
  const paid = await graphql(
    stage.host,
    `mutation { payInvoice(id: "${id}", paidAt: "2026-11-01") { invoice { status } payment { amountCents } } }`,
    { token: sam().token },
  )
  expect(paid.body.data.payInvoice).toEqual({
    invoice: { status: 'paid' },
    payment: { amountCents: 1_210 },
  })
  const over = await graphql(
    stage.host,
    `mutation { refundInvoice(id: "${id}", amountCents: 2000, refundedAt: "2026-11-01", reason: "x") { refund { id } } }`,
    { token: sam().token },
  )
  expect(over.body.errors[0].extensions.data.code).toBe('refund_exceeds_paid')
})

test('8.7 whoever pays is told of a new invoice: at the address for invoices, else who owns and bills the organisation', async () => {
  const told = async () => {
    const { body } = await issue(account, 100)
    const { docs } = await stage.host.payload.find({
      collection: 'outgoing-mails',
      limit: 0,
      overrideAccess: true,
      where: { cause: { like: body.invoice.id } },
    } as never)
    return (docs as unknown as { kind: string; to: string }[])
      .map(({ kind, to }) => `${kind} ${to}`)
      .sort()
  }
  expect(await told()).toEqual([
    'invoice-issued bea@veldwerk.example',
    'invoice-issued olga@veldwerk.example',
  ])
  await patch(stage.people.Bea, `billing-accounts/${account}`, {
    billingEmail: 'invoices@veldwerk.example',
  })
  expect(await told()).toEqual(['invoice-issued invoices@veldwerk.example'])
})
