import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'

import type { Stage } from '../support/people'

import { billingOn } from '../support/billing'
import { codeOf, graphql, raw } from '../support/host'
import { callsOn, startStage } from '../support/people'

/** Deals, their lines, and what is paid out of them (SPEC 7). Each test has a client of its own. */
let stage: Stage
let account: string
let veldwerk: string
let clients = 0
beforeAll(async () => {
  stage = await startStage({ TEST_CLOCK: '1' })
  veldwerk = stage.places.veldwerk
}, 120_000)
afterAll(() => stage.host.stop())
beforeEach(async () => {
  const { body } = await post(stage.people.Olga, 'workspaces', {
    agreementAccepted: true,
    dataOwner: {
      email: `client${++clients}@client.example`,
      organisationName: `Client ${clients}`,
    },
    name: `Client ${clients}`,
    organisation: veldwerk,
    usageContext: 'external',
  })
  account = await accountOf({ workspace: body.doc.id })
})

const { get } = callsOn(() => stage)
const { accountOf, deal, issue, line, patch, pay, post, sam } = billingOn(() => stage)

const paidInvoice = async (lines: number | object[], paidAt: string): Promise<string> => {
  const { id } = (await issue(account, lines)).body.invoice
  const answer = await pay(id, { paidAt })
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  return id as string
}
const madeDeal = async (more: object = {}): Promise<string> => {
  const { body, status } = await deal(veldwerk, account, more)
  if (status !== 201) throw new Error(JSON.stringify(body))
  return body.doc.id as string
}
const linesOf = async (entry: string) =>
  (await get(sam(), `ledger-lines?depth=0&sort=createdAt&limit=500&where[entry][equals]=${entry}`))
    .body.docs as { amountCents: number; invoice: string; kind: string }[]
const sums = async (entry: string, ...invoices: string[]) => {
  const lines = await linesOf(entry)
  return invoices.map((id) =>
    lines
      .filter(({ invoice }) => invoice === id)
      .reduce((sum, { amountCents }) => sum + amountCents, 0),
  )
}
const drift = async (entry: string) =>
  (await post(sam(), `referral-entries/${entry}/replay`)).body.drift
const read = async (entry: string) => (await get(sam(), `referral-entries/${entry}?depth=0`)).body

describe('7.3 worked examples', () => {
  test.each([
    ['€ 1,000 without VAT at 10 %', [line(100_000)], 1_000, {}, 10_000],
    ['€ 1,000 and 21 % VAT at 10 %', [line(100_000, { vatBps: 2_100 })], 1_000, {}, 10_000],
    [
      'with 10 % off for the client',
      [line(100_000, { vatBps: 2_100 })],
      1_000,
      { discountBps: 1_000 },
      9_000,
    ],
    ['half a cent goes up', [line(5)], 1_000, {}, 1],
    ['less than half a cent is nothing', [line(4)], 1_000, {}, 0],
    ['a deal of nothing', [line(100_000)], 0, {}, 0],
    ['all of it', [line(100_000)], 10_000, {}, 100_000],
    [
      'two rates of VAT',
      [line(10_000, { vatBps: 2_100 }), line(5_000, { vatBps: 900 })],
      1_250,
      {},
      1_875,
    ],
    ['as far as the cap', [line(100_000)], 1_000, { capCents: 4_200 }, 4_200],
  ])('%s', async (_, lines, kickbackBps, more, expected) => {
    const entry = await madeDeal({ kickbackBps, ...more })
    const invoice = await paidInvoice(lines, '2026-11-01')
    expect(await sums(entry, invoice)).toEqual([expected])
    expect(await drift(entry)).toEqual([])
  })
})

describe('7.4 what follows a fact', () => {
  test('a refund takes back, a failed one gives again, exactly', async () => {
    const entry = await madeDeal()
    const invoice = await paidInvoice([line(10_000, { vatBps: 2_100 })], '2026-11-01')
    const act = (what: string, body: object = {}) =>
      post(sam(), `invoices/${invoice}/${what}`, body)
    const { body } = await act('refund', {
      amountCents: 4_033,
      reason: 'x',
      refundedAt: '2026-11-02',
    })
    expect(await sums(entry, invoice)).toEqual([667])
    await act(`refunds/${body.refund.id}/fail`)
    expect((await linesOf(entry)).map(({ amountCents, kind }) => [kind, amountCents])).toEqual([
      ['accrual', 1_000],
      ['clawback', -333],
      ['reinstatement', 333],
    ])
    await act('credit', { amountCents: 12_100, reason: 'x', refunded: true })
    expect(await sums(entry, invoice)).toEqual([0])
    expect(await drift(entry)).toEqual([])
  })

  test('credit to the balance takes nothing back; a lost dispute does', async () => {
    const entry = await madeDeal()
    const invoice = await paidInvoice(10_000, '2026-11-01')
    await post(sam(), `invoices/${invoice}/credit`, { amountCents: 5_000, reason: 'x' })
    expect(await sums(entry, invoice)).toEqual([1_000])
    const { body } = await post(sam(), `invoices/${invoice}/dispute`, {
      amountCents: 5_000,
      at: '2026-11-03',
    })
    expect(await sums(entry, invoice)).toEqual([500])
    await post(sam(), `invoices/${invoice}/disputes/${body.dispute.id}/won`)
    expect(await sums(entry, invoice)).toEqual([1_000])
    // What the balance pays was never money.
    const next = await issue(account, 5_000)
    expect(next.body.invoice.status).toBe('paid')
    expect(await sums(entry, next.body.invoice.id)).toEqual([0])
    expect(await drift(entry)).toEqual([])
  })

  test('the cap goes to whoever paid first, whatever was entered first; room that comes free is given again', async () => {
    const entry = await madeDeal({ capCents: 1_500 })
    const late = await paidInvoice(10_000, '2026-11-10')
    const early = await paidInvoice(10_000, '2026-11-05')
    const last = await paidInvoice(10_000, '2026-11-12')
    expect(await sums(entry, early, late, last)).toEqual([1_000, 500, 0])
    expect((await read(entry)).state).toBe('capped')
    expect(
      (await linesOf(entry)).map(({ amountCents, kind }) => [kind, amountCents]).sort(),
    ).toEqual([
      ['accrual', 1_000],
      ['accrual', 1_000],
      ['reallocation', -500],
    ])
    await post(sam(), `invoices/${early}/refund`, {
      amountCents: 10_000,
      reason: 'x',
      refundedAt: '2026-11-13',
    })
    expect(await sums(entry, early, late, last)).toEqual([0, 1_000, 500])
    expect((await read(entry)).totals).toMatchObject({ accruedCents: 1_500, capLeftCents: 0 })
    expect(await drift(entry)).toEqual([])
  })

  test('every line explains itself', async () => {
    const entry = await madeDeal({ capCents: 700 })
    await paidInvoice([line(10_000, { vatBps: 2_100 })], '2026-11-01')
    const { body } = await get(sam(), `ledger-lines?depth=0&where[entry][equals]=${entry}`)
    expect(body.docs[0].explanation).toMatchObject({
      allocatedCents: 700,
      baseCents: 10_000,
      capCents: 700,
      capLeftCents: 700,
      cashCents: 12_100,
      earlierCents: 0,
      entitledCents: 1_000,
      rateBps: 1_000,
      rounding: 'half-up',
    })
    expect(body.docs[0].explanation.sentence).toBe(
      '€121.00 was kept of this invoice, €100.00 of it without VAT; 10 % of that is €10.00, and the cap left €7.00.',
    )
  })
})

describe('7.1 deals and terms', () => {
  test('invoices paid since its start are taken in; later ones than its end are not', async () => {
    const before = await paidInvoice(10_000, '2026-02-28T23:59:59Z')
    const first = await paidInvoice(10_000, '2026-03-01')
    const last = await paidInvoice(10_000, '2026-08-31T23:59:59Z')
    const after = await paidInvoice(10_000, '2026-09-01')
    const entry = await madeDeal({ expiresAt: '2026-09-01', startsAt: '2026-03-01' })
    expect(await sums(entry, before, first, last, after)).toEqual([0, 1_000, 1_000, 0])
    expect((await read(entry)).state).toBe('expired')
    const sooner = await patch(sam(), `referral-entries/${entry}`, {
      expiresAt: '2026-08-31',
      reason: 'x',
    })
    expect([sooner.status, codeOf(sooner)]).toEqual([409, 'terms_retroactive'])
    expect(
      (await patch(sam(), `referral-entries/${entry}`, { expiresAt: '2026-10-01', reason: 'x' }))
        .status,
    ).toBe(200)
    expect(await sums(entry, after)).toEqual([1_000])
    expect(await drift(entry)).toEqual([])
  })

  test('an end before what the cap left nothing is no end of what is freed later', async () => {
    const entry = await madeDeal({ capCents: 1_000 })
    const first = await paidInvoice(10_000, '2026-08-01')
    const none = await paidInvoice(10_000, '2026-09-01')
    const ended = await patch(sam(), `referral-entries/${entry}`, {
      expiresAt: '2026-08-15',
      reason: 'x',
    })
    expect(ended.status).toBe(200)
    await post(sam(), `invoices/${first}/refund`, {
      amountCents: 10_000,
      reason: 'x',
      refundedAt: '2026-09-02',
    })
    expect(await sums(entry, first, none)).toEqual([0, 0])
    expect(await drift(entry)).toEqual([])
  })

  test('new numbers are new terms, later than what was earned', async () => {
    const entry = await madeDeal({ capCents: 1_000 })
    const old = await paidInvoice(8_000, '2026-11-01')
    const terms = (effectiveFrom: string, more: object = {}) =>
      post(sam(), 'referral-terms', {
        effectiveFrom,
        entry,
        kickbackBps: 2_000,
        reason: 'x',
        ...more,
      })
    for (const early of ['2025-12-31', '2026-01-01', '2026-11-01'])
      expect(codeOf(await terms(early))).toBe('terms_retroactive')
    expect((await terms('2026-11-02', { capCents: 3_000 })).status).toBe(201)
    const fresh = await paidInvoice(10_000, '2026-11-02')
    const again = await paidInvoice(10_000, '2026-11-03')
    expect(await sums(entry, old, fresh, again)).toEqual([800, 2_000, 200])
    const row = (await get(sam(), `referral-terms?depth=0&where[entry][equals]=${entry}&limit=1`))
      .body.docs[0]
    expect(codeOf(await patch(sam(), `referral-terms/${row.id}`, { kickbackBps: 1 }))).toBe(
      'forbidden',
    )
    expect(await read(entry)).toMatchObject({ capCents: 3_000, kickbackBps: 2_000 })
    expect(await drift(entry)).toEqual([])
  })

  test('deals of one account never overlap; a closed one makes room', async () => {
    const entry = await madeDeal({ startsAt: '2026-01-01' })
    const second = await deal(veldwerk, account, { startsAt: '2026-06-01' })
    expect([second.status, codeOf(second)]).toEqual([409, 'terms_overlap'])
    expect(
      (await patch(sam(), `referral-entries/${entry}`, { closed: true, reason: 'x' })).body.doc
        .state,
    ).toBe('closed')
    expect(
      codeOf(await patch(sam(), `referral-entries/${entry}`, { closed: false, reason: 'x' })),
    ).toBe('wrong_state')
    expect((await deal(veldwerk, account, { startsAt: '2126-01-01' })).status).toBe(201)
  })

  test('two at the same moment: one of them', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => deal(veldwerk, account)))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409])
  })

  test.each([
    ['no partner', { partner: 'northside' }, 403, 'not_a_partner'],
    ['his own account', { billingAccount: 'own' }, 409, 'self_referral'],
    ['no reason', { reason: '' }, 400, 'reason_required'],
    ['more than everything', { kickbackBps: 10_001 }, 400, 'validation_failed'],
    ['a fraction', { discountBps: 0.5 }, 400, 'validation_failed'],
    ['a negative cap', { capCents: -1 }, 400, 'validation_failed'],
    ['an end before the start', { expiresAt: '2025-01-01' }, 400, 'validation_failed'],
    ['no start', { startsAt: null }, 400, 'validation_failed'],
    [
      'an unknown account',
      { billingAccount: '0190f5c2-0000-7000-8000-000000000000' },
      403,
      'forbidden',
    ],
  ])('%s is refused', async (_, sent: Record<string, unknown>, status, code) => {
    const named = {
      ...sent,
      ...(sent.partner !== undefined && { partner: stage.places.northside }),
      ...(sent.billingAccount === 'own' && {
        billingAccount: await accountOf({ organisation: veldwerk }),
      }),
    }
    const answer = await deal(veldwerk, account, named)
    expect([answer.status, codeOf(answer)]).toEqual([status, code])
  })

  test('7.2 only staff make and change them; the partner’s owner, admin and billing read', async () => {
    const entry = await madeDeal({ notes: 'Between us' })
    await paidInvoice(10_000, '2026-11-01')
    const { Adam, Bea, Daan, Ed, Greta, Mia, Olga, Xander } = stage.people
    for (const person of [Olga, Adam, Bea]) {
      const { body } = await get(person, `referral-entries/${entry}?depth=0`)
      expect(body).toMatchObject({
        client: `Client ${clients}`,
        kickbackBps: 1_000,
        state: 'active',
      })
      expect(body.totals).toMatchObject({ accruedCents: 1_000, heldCents: 1_000, payableCents: 0 })
      expect(body.notes).toBeUndefined()
      expect((await get(person, `ledger-lines?where[entry][equals]=${entry}`)).body.totalDocs).toBe(
        1,
      )
      expect(
        (await get(person, `referral-terms?where[entry][equals]=${entry}`)).body.totalDocs,
      ).toBe(1)
      expect((await get(person, `referral-entries/${entry}/statement`)).body.closingCents).toBe(
        1_000,
      )
      expect(codeOf(await patch(person, `referral-entries/${entry}`, { closed: true }))).toBe(
        'forbidden',
      )
      expect(codeOf(await post(person, `referral-entries/${entry}/replay`))).toBe('forbidden')
      expect(
        codeOf(await post(person, 'referral-terms', { effectiveFrom: '2026-12-01', entry })),
      ).toBe('forbidden')
    }
    for (const person of [Mia, Daan, Xander, Greta, Ed]) {
      expect((await get(person, `referral-entries/${entry}`)).status).toBe(404)
      expect((await get(person, `referral-entries/${entry}/statement`)).status).toBe(404)
      for (const slug of ['referral-entries', 'referral-terms', 'ledger-lines', 'settlements'])
        expect((await get(person, slug)).body.docs).toEqual([])
    }
  })

  test('7.8 the discount is on the client’s bills while the deal runs; the larger one, never both', async () => {
    await madeDeal({ capCents: 0, discountBps: 1_000 })
    const bill = async () => (await issue(account, 10_000)).body.invoice.totalCents
    expect(await bill()).toBe(9_000)
    await patch(sam(), `billing-accounts/${account}`, { discountBps: 2_000, reason: 'x' })
    expect(await bill()).toBe(8_000)
    await patch(sam(), `billing-accounts/${account}`, { discountBps: 500, reason: 'x' })
    expect(await bill()).toBe(9_000)
  })
})

describe('7.6 the database itself', () => {
  const run = async (statement: string) => {
    const { pool } = stage.host.payload.db as unknown as {
      pool: { query: (text: string) => Promise<unknown> }
    }
    return pool.query(statement).then(
      () => 'done',
      (error: Error) => error.message,
    )
  }
  test.each(['ledger_lines', 'referral_terms', 'partner_program_invoice_facts'])(
    'refuses to change or delete %s',
    async (table) => {
      await madeDeal()
      await paidInvoice(10_000, '2026-11-01')
      for (const statement of [
        `update ${table} set id = id`,
        `delete from ${table}`,
        `truncate ${table} cascade`,
      ])
        expect(await run(statement)).toMatch(/^frozen/)
    },
  )

  test('refuses a sum above the cap', async () => {
    const entry = await madeDeal({ capCents: 1_000 })
    await paidInvoice(9_000, '2026-11-01')
    const more = (cents: number) =>
      run(`insert into ledger_lines (id, entry_id, invoice_id, kind, amount_cents, terms_id, cause, paid_at, explanation)
        select gen_random_uuid(), entry_id, invoice_id, 'reallocation', ${cents}, terms_id, 'by hand ${cents}', paid_at, '{}' from ledger_lines where entry_id = '${entry}' limit 1`)
    expect(await more(101)).toMatch(/come to more than its cap/)
    expect(await more(100)).toBe('done')
    expect(await drift(entry)).toHaveLength(1)
  })

  test('refuses to take a line into two settlements', async () => {
    const entry = await madeDeal()
    await paidInvoice(10_000, '2026-11-01')
    const take = () =>
      run(
        `insert into partner_program_settled_lines (settlement, line) select gen_random_uuid(), id from ledger_lines where entry_id = '${entry}'`,
      )
    expect(await take()).toBe('done')
    expect(await take()).toMatch(/settled_once/)
  })
})

describe('7.9 tools of the staff', () => {
  test('the simulator writes nothing, and says when the cap is reached', async () => {
    const invoices = ['2026-01-15', '2026-01-20', '2026-02-15', '2026-03-15'].map((paidAt) => ({
      paidAt,
      totalCents: 12_100,
      totalExcludingTaxCents: 10_000,
    }))
    const { body, status } = await post(sam(), 'referral-entries/simulate', {
      capCents: 2_500,
      discountBps: 0,
      invoices,
      kickbackBps: 1_000,
      startsAt: '2026-01-01',
    })
    expect([status, body]).toEqual([
      200,
      {
        capReachedAt: '2026-02-15T00:00:00.000Z',
        months: [
          { accruedCents: 2_000, month: '2026-01' },
          { accruedCents: 500, month: '2026-02' },
          { accruedCents: 0, month: '2026-03' },
        ],
        totalCents: 2_500,
      },
    ])
    await paidInvoice(20_000, '2026-05-01')
    const real = await post(sam(), 'referral-entries/simulate', {
      billingAccount: account,
      discountBps: 0,
      kickbackBps: 500,
      startsAt: '2026-01-01',
    })
    expect(real.body).toMatchObject({ capReachedAt: null, totalCents: 1_000 })
    expect(codeOf(await post(stage.people.Olga, 'referral-entries/simulate', {}))).toBe('forbidden')
    expect(
      (await get(sam(), `referral-entries?where[billingAccount][equals]=${account}`)).body.docs,
    ).toEqual([])
  })

  test('7.7 a statement adds up, also as CSV and PDF', async () => {
    const entry = await madeDeal()
    const invoice = await paidInvoice(10_000, '2026-11-01')
    await post(sam(), `invoices/${invoice}/refund`, {
      amountCents: 5_000,
      reason: 'x',
      refundedAt: '2026-11-02',
    })
    const { body } = await get(sam(), `referral-entries/${entry}/statement`)
    expect([
      body.openingCents,
      body.lines.map(({ amountCents }: { amountCents: number }) => amountCents),
      body.closingCents,
    ]).toEqual([0, [1_000, -500], 500])
    const second = body.lines[1].createdAt as string
    const part = await get(sam(), `referral-entries/${entry}/statement?from=${second}`)
    expect([part.body.openingCents, part.body.lines.length, part.body.closingCents]).toEqual([
      1_000, 1, 500,
    ])
    const csv = await raw(stage.host, 'GET', `referral-entries/${entry}/statement?format=csv`, {
      token: sam().token,
    })
    const rows = csv.body.trim().split('\n')
    expect(rows[0]).toBe('createdAt,paidAt,invoice,number,kind,amountCents,explanation')
    expect(rows[2]!.split(',')[5]).toBe('-500')
    const pdf = await raw(stage.host, 'GET', `referral-entries/${entry}/statement?format=pdf`, {
      token: sam().token,
    })
    expect(pdf.body.slice(0, 5)).toBe('%PDF-')
    expect(codeOf(await get(sam(), `referral-entries/${entry}/statement?format=doc`))).toBe(
      'validation_failed',
    )
  })

  test('what needs a person is listed', async () => {
    const entry = await madeDeal({ capCents: 1_000 })
    await paidInvoice(9_500, '2026-11-01')
    const { body } = await get(sam(), 'referral-entries/review')
    expect(
      body.docs
        .filter((one: { entry: string }) => one.entry === entry)
        .map(({ kind }: { kind: string }) => kind),
    ).toEqual(['nearly-capped'])
    expect((await get(stage.people.Olga, 'referral-entries/review')).status).toBe(403)
  })
})

test('7.7 settling: held, payable, settled, taken back', async () => {
  const entry = await madeDeal()
  const settle = (more: object = {}) =>
    post(sam(), 'settlements', {
      paidAt: '2027-06-01',
      partner: veldwerk,
      reference: 'SEPA 1',
      ...more,
    })
  const clock = (now: string) => post(sam(), 'partner-program/clock', { now })
  expect((await clock('2027-01-01T00:00:00Z')).status).toBe(200)
  // What other tests earned is paid out first.
  await settle()
  const invoice = await paidInvoice(10_000, '2026-12-31')
  expect(codeOf(await settle())).toBe('nothing_to_settle')
  expect((await read(entry)).totals).toMatchObject({
    heldCents: 1_000,
    payableCents: 0,
    settledCents: 0,
  })
  await clock('2027-01-30T00:00:00Z')
  expect((await read(entry)).totals).toMatchObject({ heldCents: 0, payableCents: 1_000 })
  expect(codeOf(await post(stage.people.Olga, 'settlements', {}))).toBe('forbidden')
  expect(codeOf(await settle({ partner: 'no-id' }))).toBe('forbidden')
  const many = await Promise.all([settle(), settle(), settle()])
  expect(many.map(({ status }) => status).sort()).toEqual([201, 409, 409])
  const made = many.find(({ status }) => status === 201)!.body.doc
  expect(made).toMatchObject({
    partner: veldwerk,
    reference: 'SEPA 1',
    status: 'paid',
    totalCents: 1_000,
  })
  expect((await read(entry)).totals).toMatchObject({ payableCents: 0, settledCents: 1_000 })
  // A refund after it was paid out: negative, carried forward.
  await post(sam(), `invoices/${invoice}/refund`, {
    amountCents: 10_000,
    reason: 'x',
    refundedAt: '2027-01-15',
  })
  expect((await read(entry)).totals).toMatchObject({
    accruedCents: 0,
    payableCents: -1_000,
    settledCents: 1_000,
  })
  expect(codeOf(await settle())).toBe('nothing_to_settle')
  expect((await get(sam(), 'referral-entries/review')).body.docs).toContainEqual(
    expect.objectContaining({ entry, kind: 'negative' }),
  )
  expect(codeOf(await post(sam(), `settlements/${made.id}/cancel`))).toBe('reason_required')
  const cancelled = await post(sam(), `settlements/${made.id}/cancel`, { reason: 'Bounced' })
  expect([cancelled.status, cancelled.body.settlement.status]).toEqual([200, 'cancelled'])
  expect(codeOf(await post(sam(), `settlements/${made.id}/cancel`, { reason: 'Bounced' }))).toBe(
    'wrong_state',
  )
  expect((await read(entry)).totals).toMatchObject({ payableCents: 0, settledCents: 0 })
  expect((await get(stage.people.Bea, 'settlements')).body.docs.length).toBeGreaterThan(0)
})

test('9.1 the same over GraphQL', async () => {
  const made = await graphql(
    stage.host,
    `mutation { createReferralEntry(data: { partner: "${veldwerk}", billingAccount: "${account}", startsAt: "2026-01-01T00:00:00.000Z", kickbackBps: 1500, discountBps: 0, reason: "They brought them" }) { id state kickbackBps totals } }`,
    { token: sam().token },
  )
  expect(made.body.data.createReferralEntry).toMatchObject({ kickbackBps: 1_500, state: 'active' })
  const { id } = made.body.data.createReferralEntry
  await paidInvoice(10_000, '2026-11-01')
  const read = await graphql(
    stage.host,
    `query { referralStatement(id: "${id}") { closingCents lines { kind amountCents explanation } } referralReview { docs { kind } } }`,
    { token: sam().token },
  )
  expect(read.body.data.referralStatement).toMatchObject({
    closingCents: 1_500,
    lines: [{ kind: 'accrual' }],
  })
  const settled = await graphql(
    stage.host,
    `mutation { createSettlement(partner: "${veldwerk}", reference: "x", paidAt: "2026-01-01") { settlement { id } } }`,
    { token: stage.people.Olga.token },
  )
  expect(settled.body.errors[0].extensions.data.code).toBe('forbidden')
})
