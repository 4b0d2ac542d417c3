import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import type { Person, Stage } from '../support/people'

import { graphql, rest, said } from '../support/host'
import { callsOn, mailedToken, newcomer, signIn, startStage } from '../support/people'

/** Invitations by link, their ages, and who may send and take back (SPEC 3.5, 5.1, 5.3, 5.5). */
let stage: Stage
beforeAll(async () => {
  stage = await startStage({ TEST_CLOCK: '1' })
}, 120_000)
afterAll(() => stage.host.stop())

const { get, post } = callsOn(() => stage)
const tokenOf = (link: string) => link.split('#token=')[1]!

const link = async (more: object = {}, by = stage.people.Olga) =>
  post(by, 'invitations?depth=0', {
    channel: 'link',
    maxUses: 2,
    role: 'external',
    workspace: stage.places.haarlem,
    ...more,
  })
const accept = (person: Person | undefined, token: string, more: object = {}) =>
  post(person, 'invitations/accept', { token, ...more })

describe('5.1 an invitation by link', () => {
  test('is answered with its link, once, and lasts 72 hours', async () => {
    const { body, status } = await link()
    expect(status).toBe(201)
    expect(body.doc).toMatchObject({ channel: 'link', maxUses: 2, status: 'pending', uses: 0 })
    expect(body.doc.link).toMatch(/^http:\/\/localhost:3000\/invitation#token=[\w-]{43}$/)
    const hours = (new Date(body.doc.expiresAt).getTime() - Date.now()) / 3_600_000
    expect(hours).toBeGreaterThan(71.9)
    expect(hours).toBeLessThan(72.1)
    const read = await get(stage.people.Olga, `invitations/${body.doc.id}?depth=0`)
    expect(read.body.link ?? null).toBeNull()
    expect(JSON.stringify(read.body)).not.toContain(tokenOf(body.doc.link))
  })

  test.each([
    ['more than member', { role: 'billing' }, 400, 'validation_failed'],
    ['admin', { role: 'admin' }, 400, 'validation_failed'],
    ['no number of uses', { maxUses: undefined }, 400, 'validation_failed'],
    ['no uses', { maxUses: 0 }, 400, 'validation_failed'],
    ['too many uses', { maxUses: 101 }, 400, 'validation_failed'],
    ['half a use', { maxUses: 1.5 }, 400, 'validation_failed'],
    ['an address besides', { email: 'a@b.example' }, 400, 'validation_failed'],
    ['the platform', { role: undefined, workspace: undefined }, 403, 'forbidden'],
  ])('%s is refused', async (_, more, status, code) => {
    expect(said(await link(more))).toEqual([status, code])
  })

  test('an observer’s only where there are observers; uses only of links', async () => {
    expect(said(await link({ role: 'observer', workspace: stage.places.research }))).toEqual([
      400,
      'observer_external_only',
    ])
    expect(
      said(
        await post(stage.people.Olga, 'invitations', {
          email: 'many@uses.example',
          maxUses: 5,
          role: 'external',
          workspace: stage.places.haarlem,
        }),
      ),
    ).toEqual([400, 'validation_failed'])
  })

  test('only by people who may invite there', async () => {
    for (const name of ['Mia', 'Daan', 'Xander', 'Greta', 'Sam', 'Bea'] as const)
      expect(said(await link({}, stage.people[name]))).toEqual([403, 'forbidden'])
  })

  test('5.3 it lets in as many people as it says, each once', async () => {
    const token = tokenOf((await link()).body.doc.link)
    const [first, second, third] = [
      await newcomer(stage.host, 'Lia'),
      await newcomer(stage.host, 'Lou'),
      await newcomer(stage.host, 'Lex'),
    ]
    const inspected = await post(undefined, 'invitations/inspect', { token })
    expect(inspected.body).toMatchObject({ channel: 'link', emailHint: '', role: 'external' })
    expect(inspected.body).not.toHaveProperty('needs')
    expect(said(await accept(undefined, token))).toEqual([401, 'unauthorized'])
    expect(said(await accept(undefined, token, { name: 'X', password: 'long enough' }))).toEqual([
      401,
      'unauthorized',
    ])

    const joined = await accept(first, token)
    expect([joined.status, joined.body.membership.role]).toEqual([200, 'external'])
    const again = await accept(first, token)
    expect([again.status, again.body.membership.id]).toEqual([200, joined.body.membership.id])
    expect((await accept(second, token)).status).toBe(200)
    expect(said(await accept(third, token))).toEqual([410, 'invitation_used'])
    expect(said(await post(undefined, 'invitations/inspect', { token }))).toEqual([
      410,
      'invitation_used',
    ])
    expect((await accept(second, token)).status).toBe(200)
  })

  test('4.4 it makes nobody both insider and outsider, nor staff a member', async () => {
    const token = tokenOf((await link({ maxUses: 10 })).body.doc.link)
    expect(said(await accept(stage.people.Bea, token))).toEqual([409, 'insider_outsider_conflict'])
    expect(said(await accept(stage.people.Mia, token))).toEqual([200, undefined])
    expect(said(await accept(stage.people.Sam, token))).toEqual([403, 'staff_outside'])
  })

  test('4.4 a member’s link brings into the organisation', async () => {
    const { body } = await link({ role: 'member', workspace: stage.places.research })
    const person = await newcomer(stage.host, 'Ina')
    expect((await accept(person, tokenOf(body.doc.link))).status).toBe(200)
    const organisations = await get(person, 'organisations?depth=0')
    expect(organisations.body.docs.map(({ id }: { id: string }) => id)).toEqual([
      stage.places.veldwerk,
    ])
  })

  test('who was removed does not come back by it; a new one lets in', async () => {
    const { Olga } = stage.people
    const { body } = await link({ maxUses: 10 })
    const person = await newcomer(stage.host, 'Ria')
    const { membership } = (await accept(person, tokenOf(body.doc.link))).body
    await rest(stage.host, 'PATCH', `memberships/${membership.id}`, {
      body: { ended: true },
      token: Olga.token,
    })
    expect(said(await accept(person, tokenOf(body.doc.link)))).toEqual([410, 'invitation_used'])
    expect((await accept(person, tokenOf((await link()).body.doc.link))).status).toBe(200)
  })

  test('5.5 it is revoked, and sent anew with a new link', async () => {
    const { Olga } = stage.people
    const made = (await link()).body.doc
    const resent = await post(Olga, `invitations/${made.id}/resend`)
    expect(resent.status).toBe(200)
    expect(tokenOf(resent.body.link)).not.toBe(tokenOf(made.link))
    const person = await newcomer(stage.host, 'Rex')
    expect(said(await accept(person, tokenOf(made.link)))).toEqual([404, 'not_found'])
    expect((await post(Olga, `invitations/${made.id}/revoke`)).status).toBe(200)
    expect(said(await accept(person, tokenOf(resent.body.link)))).toEqual([404, 'not_found'])
  })

  test('9.1 over GraphQL the same', async () => {
    const { body } = await graphql(
      stage.host,
      'mutation ($workspace: String!) { createInvitation(data: { channel: link, maxUses: 1, role: observer, workspace: $workspace }) { link status } }',
      { token: stage.people.Olga.token, variables: { workspace: stage.places.haarlem } },
    )
    expect(body.data.createInvitation.status).toBe('pending')
    expect(body.data.createInvitation.link).toContain('/invitation#token=')
  })
})

describe('5.5 sending again and taking back', () => {
  test('4.7 only by people who could create it now', async () => {
    const { Adam, Olga } = stage.people
    const { body } = await post(Olga, 'invitations?depth=0', {
      email: 'chief@guest.example',
      organisation: stage.places.veldwerk,
      role: 'owner',
    })
    for (const verb of ['resend', 'revoke'])
      expect(said(await post(Adam, `invitations/${body.doc.id}/${verb}`))).toEqual([
        403,
        'role_above_own',
      ])
    expect((await post(Olga, `invitations/${body.doc.id}/resend`)).status).toBe(200)
    expect((await post(Olga, `invitations/${body.doc.id}/revoke`)).status).toBe(200)
  })
})

describe('3.5 a data owner’s invitation stays; only its link expires', () => {
  const DAY = 24 * 60 * 60 * 1000
  const moveBy = async (ms: number) => {
    const { body } = await get(undefined, 'health')
    const now = new Date(new Date(body.now).getTime() + ms).toISOString()
    expect((await post(stage.people.Sam, 'partner-program/clock', { now })).status).toBe(200)
    for (const name of ['Olga', 'Sam'] as const)
      stage.people[name] = await signIn(stage.host, stage.people[name].email)
  }

  test('a fresh link is asked for with the old one, and taken', async () => {
    const email = 'waiting@client.example'
    const { body } = await post(stage.people.Olga, 'workspaces?depth=0', {
      agreementAccepted: true,
      dataOwner: { email, organisationName: 'Client' },
      name: 'Waiting for the client',
      organisation: stage.places.veldwerk,
      usageContext: 'external',
    })
    const old = await mailedToken(stage.host, email)
    const early = await link()
    expect((await post(undefined, 'invitations/renew', { token: old })).status).toBe(200)
    const second = await mailedToken(stage.host, email)
    expect(said(await post(undefined, 'invitations/renew', { token: old }))).toEqual([
      404,
      'not_found',
    ])

    await moveBy(31 * DAY)
    const expired = await post(undefined, 'invitations/inspect', { token: second })
    expect(said(expired)).toEqual([410, 'invitation_expired'])
    expect(expired.body.errors[0].data.isRenewable).toBe(true)
    const credentials = { name: 'Wim', password: 'long enough' }
    expect(said(await accept(undefined, second, credentials))).toEqual([410, 'invitation_expired'])
    const listed = await get(
      stage.people.Olga,
      `invitations?depth=0&where[workspace][equals]=${body.doc.id}`,
    )
    expect(listed.body.docs[0].status).toBe('pending')

    const renewed = await post(undefined, 'invitations/renew', { token: second })
    expect([renewed.status, JSON.stringify(renewed.body).includes('token=')]).toEqual([200, false])
    const third = await mailedToken(stage.host, email)
    const joined = await accept(undefined, third, credentials)
    expect([joined.status, joined.body.membership.role]).toEqual([200, 'observer'])
    expect(said(await post(undefined, 'invitations/renew', { token: third }))).toEqual([
      410,
      'invitation_used',
    ])

    expect(said(await accept(await newcomer(stage.host), tokenOf(early.body.doc.link)))).toEqual([
      410,
      'invitation_expired',
    ])
  })

  test('5.5 signed in, he accepts it without any link', async () => {
    const person = await newcomer(stage.host, 'Dirk')
    await post(stage.people.Olga, 'workspaces?depth=0', {
      agreementAccepted: true,
      dataOwner: { email: 'later@client.example', organisationName: 'Client' },
      name: 'Later',
      organisation: stage.places.veldwerk,
      usageContext: 'external',
    })
    const other = await link()
    await moveBy(31 * DAY)
    expect(
      said(await post(undefined, 'invitations/renew', { token: tokenOf(other.body.doc.link) })),
    ).toEqual([410, 'invitation_expired'])
    expect(said(await post(undefined, 'invitations/renew', { token: 'nonsense' }))).toEqual([
      404,
      'not_found',
    ])
    expect(person.id).toBeDefined()
  })

  test('others’ links are not renewed', async () => {
    await post(stage.people.Olga, 'invitations', {
      email: 'guest@renew.example',
      role: 'external',
      workspace: stage.places.haarlem,
    })
    const token = await mailedToken(stage.host, 'guest@renew.example')
    expect(said(await post(undefined, 'invitations/renew', { token }))).toEqual([
      409,
      'wrong_state',
    ])
  })
})
