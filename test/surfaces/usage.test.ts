import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'

import type { Stage } from '../support/people'

import { billingOn } from '../support/billing'
import { codeOf, graphql, raw } from '../support/host'
import { callsOn, startStage } from '../support/people'

/** What an account is used for and brings in (SPEC 5.8, 8.1, 8.5). */
let stage: Stage
beforeAll(async () => {
  stage = await startStage({ TEST_CLOCK: '1' })
}, 120_000)
afterAll(() => stage.host.stop())

const { get } = callsOn(() => stage)
const { accountOf, deal, issue, patch, post, sam } = billingOn(() => stage)

type Seats = Record<'externals' | 'members' | 'observers' | 'pending' | 'seats', number>
const seatsOf = async (account: string) => {
  const { body } = await get(sam(), `billing-accounts/${account}/seats`)
  const { externals, members, observers, pending, seats } = body as Seats
  return { externals, members, observers, pending, seats }
}

describe('5.8 seats', () => {
  let client: string
  let workspace: string
  beforeAll(async () => {
    workspace = (
      await post(stage.people.Olga, 'workspaces', {
        agreementAccepted: true,
        dataOwner: { email: 'dora@delft.example', organisationName: 'Delft' },
        name: 'Delft panel',
        organisation: stage.places.veldwerk,
        usageContext: 'external',
      })
    ).body.doc.id
    client = await accountOf({ workspace })
  })
  const invite = (email: string, role: string) =>
    post(stage.people.Olga, 'invitations', { email, role, workspace })

  test('the creator is one; the pending data owner, who watches, is none', async () => {
    expect(await seatsOf(client)).toEqual({
      externals: 0,
      members: 1,
      observers: 0,
      pending: 0,
      seats: 1,
    })
  })

  test('colleagues, outsiders and pending addresses are one each; pending observers are none', async () => {
    await invite('mia@veldwerk.example', 'member')
    await invite('xander@haarlem.example', 'external')
    await invite('yara@delft.example', 'external')
    await invite('watcher@delft.example', 'observer')
    expect(await seatsOf(client)).toEqual({
      externals: 1,
      members: 2,
      observers: 0,
      pending: 1,
      seats: 4,
    })
  })

  test('an observer who becomes external takes a seat', async () => {
    await invite('daan@haarlem.example', 'observer')
    expect(await seatsOf(client)).toEqual({
      externals: 1,
      members: 2,
      observers: 1,
      pending: 1,
      seats: 4,
    })
    const { body } = await get(
      stage.people.Olga,
      `memberships?depth=0&where[workspace][equals]=${workspace}&where[role][equals]=observer`,
    )
    await patch(stage.people.Olga, `memberships/${body.docs[0].id}`, { role: 'external' })
    expect(await seatsOf(client)).toEqual({
      externals: 2,
      members: 2,
      observers: 0,
      pending: 1,
      seats: 5,
    })
  })

  test('somebody in two workspaces of an account is one seat, and each workspace says its own', async () => {
    const pooled = await accountOf({ organisation: stage.places.veldwerk })
    const before = await seatsOf(pooled)
    const { body } = await post(stage.people.Olga, 'workspaces', {
      name: 'Second',
      organisation: stage.places.veldwerk,
      usageContext: 'internal',
    })
    await post(stage.people.Olga, 'invitations', {
      email: 'mia@veldwerk.example',
      role: 'member',
      workspace: body.doc.id,
    })
    expect(await seatsOf(pooled)).toEqual(before)
    const { workspaces } = (await get(sam(), `billing-accounts/${pooled}/seats`)).body
    expect(workspaces).toHaveLength(2)
    expect(workspaces).toContainEqual({ seats: 2, workspace: body.doc.id })
    await patch(stage.people.Olga, `workspaces/${body.doc.id}`, { archived: true })
    expect((await get(sam(), `billing-accounts/${pooled}/seats`)).body.workspaces).toHaveLength(1)
  })

  test('who reads usage reads them; nobody else', async () => {
    const { Adam, Bea, Daan, Ed, Greta, Mia, Olga, Xander } = stage.people
    for (const person of [Olga, Adam, Bea, Mia, sam()])
      expect((await get(person, `billing-accounts/${client}/seats`)).status).toBe(200)
    for (const person of [Daan, Xander, Greta, Ed])
      expect((await get(person, `billing-accounts/${client}/seats`)).status).toBe(404)
    expect((await get(undefined, `billing-accounts/${client}/seats`)).status).toBe(401)
    expect((await get(sam(), 'billing-accounts/no-id/seats')).status).toBe(404)
  })

  test('9.1 over GraphQL', async () => {
    const { body } = await graphql(
      stage.host,
      `query { accountSeats(id: "${client}") { seats workspaces { workspace seats } } }`,
      {
        token: stage.people.Bea.token,
      },
    )
    expect(body.data.accountSeats).toEqual({ seats: 5, workspaces: [{ seats: 5, workspace }] })
  })
})

describe('8.5 the rollup', () => {
  const rollup = async () => (await get(sam(), 'partner-program/rollup')).body
  const rowOf = async (account: string) =>
    (await rollup()).docs.find((row: { billingAccount: string }) => row.billingAccount === account)
  const set = (account: string, body: object) =>
    patch(sam(), `billing-accounts/${account}`, { reason: 'Agreed', ...body })

  test.each([
    ['free', { tier: 'free' }, 'free', 0],
    ['managed, by the year', { paymentMode: 'managed', tier: 'innovator' }, 'managed', 2_000],
    [
      'managed, by the month',
      { billingPeriod: 'monthly', paymentMode: 'managed', tier: 'changemaker' },
      'managed',
      8_625,
    ],
    [
      'with a discount',
      { billingPeriod: 'yearly', discountBps: 2_500, paymentMode: 'managed', tier: 'guardian' },
      'managed',
      11_250,
    ],
    ['given away', { discountBps: 10_000, paymentMode: 'managed', tier: 'guardian' }, 'comped', 0],
    ['not paid for', { discountBps: 0, paymentMode: 'none', tier: 'guardian' }, 'comped', 0],
  ])('an account that is %s', async (_, body, revenueClass, perSeat) => {
    const account = await accountOf({ workspace: stage.places.haarlem })
    expect((await set(account, body)).status).toBe(200)
    const row = await rowOf(account)
    expect(row).toMatchObject({
      revenueClass,
      tier: body.tier,
      workspaceName: 'Haarlem citizen panel',
    })
    expect(row.mrrCents).toBe(perSeat * row.seats)
    expect(row.adminContact.email).toBe('olga@veldwerk.example')
  })

  test('a deal’s discount counts where it is the larger one', async () => {
    const account = await accountOf({ organisation: stage.places.northside })
    await set(account, { discountBps: 500, paymentMode: 'managed', tier: 'innovator' })
    await deal(stage.places.veldwerk, account, { discountBps: 1_000 })
    expect(await rowOf(account)).toMatchObject({ discountBps: 1_000, mrrCents: 1_800 })
    expect((await issue(account, 1_000)).body.invoice.totalCents).toBe(900)
  })

  test('totals add up, and the CSV has the same rows', async () => {
    const { docs, totals } = await rollup()
    const sum = (key: 'mrrCents' | 'seats') =>
      (docs as Record<typeof key, number>[]).reduce((all, row) => all + row[key], 0)
    expect(totals).toEqual({
      accounts: docs.length,
      mrrCents: sum('mrrCents'),
      seats: sum('seats'),
    })
    const csv = await raw(stage.host, 'GET', 'partner-program/rollup?format=csv', {
      token: sam().token,
    })
    expect(csv.headers.get('content-type')).toMatch(/^text\/csv/)
    expect(csv.body.trim().split('\n')).toHaveLength(Number(totals.accounts) + 1)
  })

  test('a name cannot start a formula', async () => {
    await patch(stage.people.Greta, `organisations/${stage.places.northside}`, { name: '=cmd()' })
    const { body } = await raw(stage.host, 'GET', 'partner-program/rollup?format=csv', {
      token: sam().token,
    })
    expect(body).toContain("'=cmd()")
    expect(body).not.toMatch(/^=cmd/m)
  })

  test('10,000 accounts more cost no statement more', async () => {
    const { drizzle, pool } = stage.host.payload.db as unknown as {
      drizzle: { execute: (...args: unknown[]) => unknown }
      pool: { query: (text: string) => Promise<unknown> }
    }
    const statementsOf = async (work: () => Promise<unknown>) => {
      const execute = jest.spyOn(drizzle, 'execute')
      await work()
      const { length } = execute.mock.calls
      execute.mockRestore()
      return length
    }
    const before = await statementsOf(rollup)
    await pool.query(`with o as (
        insert into organisations (id, name, is_partner) select gen_random_uuid(), 'Customer ' || i, false from generate_series(1, 10000) i returning id)
      insert into billing_accounts (id, scope, organisation_id, tier, status) select gen_random_uuid(), 'organisation', id, 'free', 'none' from o`)
    const began = Date.now()
    expect(await statementsOf(rollup)).toBe(before)
    expect(before).toBeLessThan(10)
    expect(Date.now() - began).toBeLessThan(10_000)
    expect((await rollup()).totals.accounts).toBeGreaterThan(10_000)
  })

  test('is for staff alone, and of this month', async () => {
    expect((await get(stage.people.Olga, 'partner-program/rollup')).status).toBe(403)
    expect((await get(undefined, 'partner-program/rollup')).status).toBe(401)
    for (const month of ['2020-01', '2026-13', 'x'])
      expect(codeOf(await get(sam(), `partner-program/rollup?month=${month}`))).toBe(
        'validation_failed',
      )
  })
})

test('3.7 billing_active while its own account has an open invoice, a balance or a paid tier', async () => {
  const { body } = await post(stage.people.Olga, 'workspaces', {
    agreementAccepted: true,
    dataOwner: { email: 'ria@rijswijk.example', organisationName: 'Rijswijk' },
    name: 'Rijswijk panel',
    organisation: stage.places.veldwerk,
    usageContext: 'external',
  })
  const { id } = body.doc
  const account = await accountOf({ workspace: id })
  const back = () => patch(sam(), `workspaces/${id}`, { reason: 'Asked', usageContext: 'internal' })
  const invoice = (await issue(account, 1_000)).body.invoice.id
  expect(codeOf(await back())).toBe('billing_active')
  await post(sam(), `invoices/${invoice}/pay`, { paidAt: '2026-11-01' })
  await post(sam(), `invoices/${invoice}/credit`, { amountCents: 10, reason: 'x' })
  expect(codeOf(await back())).toBe('billing_active')
  expect((await issue(account, 10)).body.invoice.status).toBe('paid')
  expect((await back()).status).toBe(200)
})
