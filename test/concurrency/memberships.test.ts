import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import type { Person, Stage } from '../support/people'

import { codeOf, rest } from '../support/host'
import { mailedToken, newcomer, startStage } from '../support/people'

/**
 * Do the rules about who belongs where survive requests at the same moment? Each question is asked in rounds on a real
 * Postgres, one round after the other as a control first; a round reports what was accepted and what was persisted.
 */
const ROUNDS = 10

let stage: Stage
beforeAll(async () => {
  stage = await startStage()
}, 120_000)
afterAll(() => stage.host.stop())

const call = (
  person: Person | undefined,
  method: 'GET' | 'PATCH' | 'POST',
  path: string,
  body?: object,
) => rest(stage.host, method, path, { ...(body && { body }), token: person?.token })
const own = (collection: string, data: object) =>
  stage.host.payload.db.create({ collection, data, req: {} } as never) as Promise<{ id: string }>
const count = async (collection: string, where: object) =>
  (await stage.host.payload.count({ collection, overrideAccess: true, where } as never)).totalDocs

const twoOwners = async () => {
  const [first, second] = await Promise.all([
    newcomer(stage.host, 'First'),
    newcomer(stage.host, 'Second'),
  ])
  const { body } = await call(first, 'POST', 'organisations?depth=0', { name: 'Duo' })
  const organisation = body.doc.id as string
  const other = await own('memberships', {
    organisation,
    role: 'owner',
    source: 'direct',
    user: second.id,
  })
  const mine = await call(
    first,
    'GET',
    `memberships?depth=0&where[organisation][equals]=${organisation}&where[user][equals]=${first.id}`,
  )
  return {
    leavers: [
      { membership: mine.body.docs[0].id, person: first },
      { membership: other.id, person: second },
    ],
    organisation,
  }
}

const liveOwners = (organisation: string) =>
  count('memberships', {
    and: [
      { organisation: { equals: organisation } },
      { role: { equals: 'owner' } },
      { endedAt: { exists: false } },
    ],
  })

describe('4.8 an organisation always keeps a live owner', () => {
  test('control: one after the other, the second is refused', async () => {
    const { leavers, organisation } = await twoOwners()
    const answers = []
    for (const { membership, person } of leavers)
      answers.push(await call(person, 'PATCH', `memberships/${membership}`, { ended: true }))
    expect(answers.map(({ status }) => status)).toEqual([200, 409])
    expect(codeOf(answers[1]!)).toBe('last_owner')
    expect(await liveOwners(organisation)).toBe(1)
  })

  test.each(Array.from({ length: ROUNDS }, (_, round) => round))(
    'round %i: two leave at the same moment; one is left',
    async () => {
      const { leavers, organisation } = await twoOwners()
      const answers = await Promise.all(
        leavers.map(({ membership, person }) =>
          call(person, 'PATCH', `memberships/${membership}`, { ended: true }),
        ),
      )
      expect({
        accepted: answers.filter(({ status }) => status === 200).length,
        persisted: await liveOwners(organisation),
      }).toEqual({ accepted: 1, persisted: 1 })
    },
  )
})

describe('5.3 an invitation is accepted once', () => {
  test.each(Array.from({ length: ROUNDS }, (_, round) => round))(
    'round %i: five register by the same link; one account is made',
    async (round) => {
      const email = `guest${round}@once.example`
      await call(stage.people.Olga, 'POST', 'invitations', {
        email,
        role: 'external',
        workspace: stage.places.haarlem,
      })
      const token = await mailedToken(stage.host, email)
      const answers = await Promise.all(
        Array.from({ length: 5 }, () =>
          call(undefined, 'POST', 'invitations/accept', {
            name: 'Guest',
            password: 'a long password',
            token,
          }),
        ),
      )
      expect({
        accepted: answers.filter(({ status }) => status === 200).length,
        accounts: await count('users', { email: { equals: email } }),
        others: new Set(
          answers.filter(({ status }) => status !== 200).map((answer) => codeOf(answer)),
        ),
      }).toEqual({ accepted: 1, accounts: 1, others: new Set(['invitation_used']) })
    },
  )
})

describe('5.2 one pending invitation per address and place', () => {
  test.each(Array.from({ length: ROUNDS }, (_, round) => round))(
    'round %i: five invite the same address; one invitation is made',
    async (round) => {
      const body = {
        email: `many${round}@twice.example`,
        role: 'external',
        workspace: stage.places.haarlem,
      }
      const answers = await Promise.all(
        Array.from({ length: 5 }, () => call(stage.people.Olga, 'POST', 'invitations', body)),
      )
      expect({
        accepted: answers.filter(({ status }) => status === 201).length,
        others: new Set(
          answers.filter(({ status }) => status !== 201).map((answer) => codeOf(answer)),
        ),
        persisted: await count('invitations', { email: { equals: body.email } }),
      }).toEqual({ accepted: 1, others: new Set(['already_invited']), persisted: 1 })
    },
  )
})

describe('4.4 insider or outsider, never both', () => {
  test.each(Array.from({ length: ROUNDS }, (_, round) => round))(
    'round %i: made an insider and an outsider at the same moment',
    async () => {
      const person = await newcomer(stage.host, 'Both')
      const reason = 'Both at once'
      const answers = await Promise.all([
        call(stage.people.Sam, 'POST', 'memberships', {
          organisation: stage.places.veldwerk,
          reason,
          role: 'member',
          user: person.id,
        }),
        call(stage.people.Sam, 'POST', 'memberships', {
          reason,
          role: 'external',
          user: person.id,
          workspace: stage.places.haarlem,
        }),
      ])
      expect({
        accepted: answers.filter(({ status }) => status === 201).length,
        persisted: await count('memberships', { user: { equals: person.id } }),
      }).toEqual({ accepted: 1, persisted: 1 })
      expect(codeOf(answers.find(({ status }) => status !== 201)!)).toBe(
        'insider_outsider_conflict',
      )
    },
  )
})

describe('2.4 the flag is cleared while a client workspace is opened', () => {
  test('either it was opened before, or it is refused; never afterwards', async () => {
    const flag = (isPartner: boolean) =>
      call(stage.people.Sam, 'PATCH', `organisations/${stage.places.veldwerk}`, {
        isPartner,
        reason: 'Now',
      })
    const open = (name: string) =>
      call(stage.people.Olga, 'POST', 'workspaces', {
        agreementAccepted: true,
        dataOwner: { email: 'flag@client.example', organisationName: 'Client' },
        name,
        organisation: stage.places.veldwerk,
        usageContext: 'external',
      })
    for (let round = 0; round < ROUNDS; round++) {
      const answers = await Promise.all([flag(false), open(`Race ${round}`), open(`Race ${round}`)])
      expect(answers[0].status).toBe(200)
      for (const answer of answers.slice(1))
        expect(['201 undefined', '403 not_a_partner']).toContain(
          `${answer.status} ${String(codeOf(answer))}`,
        )
      expect(codeOf(await open('Late'))).toBe('not_a_partner')
      expect((await flag(true)).status).toBe(200)
    }
  })
})
