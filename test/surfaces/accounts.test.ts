import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import type { Name, Stage } from '../support/people'

import { codeOf, graphql, rest } from '../support/host'
import { startStage } from '../support/people'

/** Billing accounts are told apart by what they pay for (SPEC 1), and nothing is asked by what one may not read (SPEC 1.3). */
let stage: Stage
beforeAll(async () => {
  stage = await startStage()
}, 120_000)
afterAll(() => stage.host.stop())

type Account = Record<string, unknown> & { id: string; name: string; scope?: string }

const get = (name: Name, path: string) =>
  rest(stage.host, 'GET', path, { token: stage.people[name].token })
const accountsOf = async (name: Name, query = ''): Promise<Account[]> =>
  (await get(name, `billing-accounts?depth=0${query}`)).body.docs
const namesOf = async (name: Name, query = '') =>
  (await accountsOf(name, query)).map((one) => one.name).sort()

describe('1 the name of an account', () => {
  test.each([
    ['Sam', ['Haarlem citizen panel', 'Northside', 'Veldwerk']],
    ['Bea', ['Haarlem citizen panel', 'Veldwerk']],
    ['Mia', ['Haarlem citizen panel', 'Veldwerk']],
    ['Greta', ['Northside']],
    ['Daan', []],
  ] as [Name, string[]][])('%s reads %j, also alone', async (name, names) => {
    expect(await namesOf(name)).toEqual(names)
    expect(await namesOf(name, '&select[name]=true')).toEqual(names)
  })

  test('who only reads usage still sees tier and status besides, and no more', async () => {
    const [account] = await accountsOf('Mia')
    expect(Object.keys(account!).sort()).toEqual([
      'createdAt',
      'id',
      'name',
      'status',
      'tier',
      'updatedAt',
    ])
  })

  test('GraphQL says the same', async () => {
    const { body } = await graphql(stage.host, '{ BillingAccounts { docs { name } } }', {
      token: stage.people.Bea.token,
    })
    expect((body.data.BillingAccounts.docs as Account[]).map(({ name }) => name).sort()).toEqual([
      'Haarlem citizen panel',
      'Veldwerk',
    ])
  })

  test('1.3 nobody asks by it, of which the database knows only a part', async () => {
    for (const name of ['Bea', 'Mia', 'Sam'] as Name[])
      for (const path of [
        'billing-accounts?where[name][equals]=Veldwerk',
        'workspaces?where[billingAccount.name][equals]=Veldwerk',
      ])
        expect([path, codeOf(await get(name, path))]).toEqual([path, 'validation_failed'])
  })

  test.each(['where[organisation.name][like]=Veld', 'sort=organisation', 'sort=name'])(
    '1.3 and only staff by what it pays for: %s',
    async (query) => {
      for (const name of ['Bea', 'Mia', 'Greta'] as Name[])
        expect(codeOf(await get(name, `billing-accounts?${query}`))).toBe('validation_failed')
      expect((await get('Sam', `billing-accounts?${query}`)).status).toBe(200)
    },
  )

  test('1.3 nobody writes it; sent back as it was, as forms do, it is let through', async () => {
    const token = stage.people.Bea.token
    const [account] = (await accountsOf('Bea')).filter(({ scope }) => scope === 'workspace')
    const send = (body: object) =>
      rest(stage.host, 'PATCH', `billing-accounts/${account!.id}`, { body, token })

    expect(codeOf(await send({ name: 'Mine' }))).toBe('field_not_writable')
    const kept = await send({ legalName: 'City of Haarlem', name: account!.name })
    expect([kept.status, kept.body.doc?.legalName]).toEqual([200, 'City of Haarlem'])
  })
})
