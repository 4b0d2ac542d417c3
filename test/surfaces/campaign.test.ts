import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import type { Answer } from '../support/host'
import type { Name, Stage } from '../support/people'

import { runDue } from '../../src/jobs/schedules'
import { programOf } from '../../src/program'
import { richText } from '../../src/reference/richText'
import { graphql, rest, said } from '../support/host'
import { startStage } from '../support/people'

/**
 * Asking partners to accept again: who asks, who is mailed and reminded, and what happens after the date (SPEC 2.6).
 * One story, in which the clock moves forward.
 */
const DAY_MS = 24 * 60 * 60 * 1000
let stage: Stage
const agreements = {} as Record<'organisation' | 'workspace', string>

const tokenOf = (who: Name | undefined) => who && stage.people[who].token
const get = (who: Name | undefined, path: string) =>
  rest(stage.host, 'GET', path, { token: tokenOf(who) })
const post = (who: Name | undefined, path: string, body: object) =>
  rest(stage.host, 'POST', path, { body, token: tokenOf(who) })
const patch = (who: Name, path: string, body: object) =>
  rest(stage.host, 'PATCH', path, { body, token: tokenOf(who) })

const now = () => programOf(stage.host.payload).clock.now().getTime()
const inDays = (days: number) => new Date(now() + days * DAY_MS).toISOString()
const wait = async (days: number): Promise<void> => {
  await post('Sam', 'partner-program/clock', { now: inDays(days) })
  await runDue(stage.host.payload, programOf(stage.host.payload))
}
const publish = (appliesTo: 'organisation' | 'workspace', words: string) =>
  patch('Ed', `partner-agreements/${agreements[appliesTo]}`, {
    _status: 'published',
    body: richText(words),
  })
const currentOf = async (appliesTo: 'organisation' | 'workspace'): Promise<string> =>
  (await get('Sam', `partner-agreements/current?appliesTo=${appliesTo}`)).body.version.id as string
const ask = (
  who: Name | undefined,
  acceptBy: unknown,
  id: string = agreements.organisation,
): Promise<Answer> => post(who, `partner-agreements/${id}/campaign`, { acceptBy })

const mails = async (kind: string): Promise<string[]> => {
  const { docs } = await stage.host.payload.find({
    collection: 'outgoing-mails',
    overrideAccess: true,
    pagination: false,
    where: { kind: { equals: kind } },
  } as never)
  return docs.map((mail) => (mail as unknown as { to: string }).to).sort()
}

let opened = 0
const open = (who: Name = 'Olga', organisation = stage.places.veldwerk): Promise<Answer> =>
  post(who, 'workspaces?depth=0', {
    agreementAccepted: true,
    dataOwner: { email: `client${++opened}@delft.example`, organisationName: 'City of Delft' },
    name: `Delft ${opened}`,
    organisation,
    usageContext: 'external',
  })
const accept = async (): Promise<Answer> =>
  post('Adam', 'agreement-acceptances', {
    organisation: stage.places.veldwerk,
    version: await currentOf('organisation'),
  })

beforeAll(async () => {
  stage = await startStage({ TEST_CLOCK: '1' })
  const { body } = await get('Ed', 'partner-agreements?depth=0')
  for (const { appliesTo, id } of body.docs as { appliesTo: 'organisation'; id: string }[])
    agreements[appliesTo] = id
  await publish('organisation', 'A second text.')
}, 120_000)
afterAll(() => stage.host.stop())

describe('2.6 who asks', () => {
  test.each(['Olga', 'Adam', 'Greta', 'Daan'] as const)('%s does not', async (who) => {
    expect(said(await ask(who, 'nonsense'))).toEqual([403, 'forbidden'])
  })

  test('nobody is asked to sign in; what there is not is not found', async () => {
    expect(said(await ask(undefined, inDays(9)))).toEqual([401, 'unauthorized'])
    for (const id of ['x', stage.places.veldwerk])
      expect(said(await ask('Ed', inDays(9), id))).toEqual([404, 'not_found'])
  })

  test.each([undefined, '', 'soon', '2020-01-01T00:00:00Z', 5])(
    'the date %p is refused beside its field',
    async (acceptBy) => {
      const answer = await ask('Ed', acceptBy)
      expect([...said(answer), answer.body.errors[0].data.errors[0].path]).toEqual([
        400,
        'validation_failed',
        'acceptBy',
      ])
    },
  )

  test('without a published text there is nothing to ask', async () => {
    const page = `partner-agreements/${agreements.organisation}`
    await patch('Ed', page, { _status: 'draft' })
    expect(said(await ask('Ed', inDays(9)))).toEqual([409, 'agreement_not_published'])
    await patch('Ed', page, { _status: 'published' })
  })

  test('nobody was mailed so far', async () => {
    expect(await mails('agreement-asked')).toEqual([])
  })
})

describe('2.6 a campaign for what each partner accepts', () => {
  test('an editor starts it: owners of the partners that stand on an older text are mailed at once', async () => {
    const acceptBy = inDays(20)
    const answer = await ask('Ed', acceptBy)
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({ acceptBy, asked: 1, version: { version: 2 } })
    expect(await mails('agreement-asked')).toEqual(['olga@veldwerk.example'])

    const again = await ask('Sam', acceptBy)
    expect([again.status, again.body.startedAt]).toEqual([200, answer.body.startedAt])
    expect(await mails('agreement-asked')).toHaveLength(1)

    const { body } = await get('Sam', `partner-agreements/${agreements.organisation}/coverage`)
    expect([body.acceptBy, body.current.version, body.docs.length]).toEqual([acceptBy, 2, 1])
  })

  test('9.1 the mutation moves the date, and says so', async () => {
    const acceptBy = inDays(10)
    const { body } = await graphql(
      stage.host,
      `
        mutation ($id: String!, $acceptBy: String!) {
          startCampaign(id: $id, acceptBy: $acceptBy) {
            acceptBy
            asked
            version {
              version
            }
          }
        }
      `,
      { token: tokenOf('Sam'), variables: { acceptBy, id: agreements.organisation } },
    )
    expect(body.data?.startCampaign).toEqual({ acceptBy, asked: 1, version: { version: 2 } })
    expect(await mails('agreement-asked')).toHaveLength(2)
    const { docs } = await stage.host.payload.find({
      collection: 'audit-events',
      overrideAccess: true,
      sort: 'at',
      where: { action: { equals: 'agreement.campaign_started' } },
    } as never)
    expect(docs).toMatchObject([
      { actor: { id: stage.people.Ed.id }, before: null },
      { actor: { id: stage.people.Sam.id }, after: { acceptBy, version: 2 } },
    ])
  })

  test('the owners are reminded seven days before and one, once each', async () => {
    await wait(2)
    expect(await mails('agreement-reminder')).toEqual([])
    await wait(1.5)
    await wait(0.5)
    expect(await mails('agreement-reminder')).toEqual(['olga@veldwerk.example'])
    await wait(5.5)
    await wait(0.2)
    expect(await mails('agreement-reminder')).toHaveLength(2)
  })

  test('until the date everything goes on', async () => {
    expect((await open()).status).toBe(201)
  })

  test('after it no new client workspace is opened, and everything else goes on', async () => {
    await wait(1)
    expect(said(await open())).toEqual([409, 'agreement_missing'])
    expect(said(await open('Mia'))).toEqual([403, 'forbidden'])
    const internal = await post('Olga', 'workspaces', {
      name: 'Ours',
      organisation: stage.places.veldwerk,
    })
    expect(internal.status).toBe(201)
    expect(
      (await patch('Olga', `workspaces/${stage.places.haarlem}`, { name: 'Haarlem' })).status,
    ).toBe(200)
    expect(await mails('agreement-reminder')).toHaveLength(2)
  })

  test('until it has accepted', async () => {
    expect((await accept()).status).toBe(201)
    expect((await open()).status).toBe(201)
  })

  test('a newer publication ends it', async () => {
    await publish('organisation', 'A third text.')
    expect((await open()).status).toBe(201)
    const { body } = await get('Ed', `partner-agreements/${agreements.organisation}/coverage`)
    expect(body.acceptBy).toBeNull()
  })

  test('accepting and opening at one moment: either it was accepted in time, or the opening is refused', async () => {
    await ask('Ed', inDays(0.5))
    await wait(1)
    const answers = await Promise.all([open(), accept(), open()])
    expect(answers[1].status).toBe(201)
    for (const one of [answers[0], answers[2]]) expect([201, 409]).toContain(one.status)
    expect((await open()).status).toBe(201)
  })
})

describe('2.6 a campaign for what each client workspace stands on', () => {
  test('the partner has accepted once each of its live client workspaces has', async () => {
    await publish('workspace', 'Another text for clients.')
    await ask('Ed', inDays(3), agreements.workspace)
    expect(await mails('agreement-asked')).toHaveLength(4)
    await wait(4)
    const refused = await open()
    expect(said(refused)).toEqual([409, 'agreement_missing'])
    expect(refused.body.errors[0].message).toMatch(/in each/)

    const { body } = await get(
      'Olga',
      'workspaces?where[usageContext][equals]=external&depth=0&limit=100',
    )
    const [first, ...others] = body.docs as { id: string }[]
    for (const { id } of others)
      expect((await patch('Olga', `workspaces/${id}`, { agreementAccepted: true })).status).toBe(
        200,
      )
    expect(said(await open())).toEqual([409, 'agreement_missing'])
    await patch('Olga', `workspaces/${first!.id}`, { archived: true })
    expect((await open()).status).toBe(201)
  })
})
