import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createLocalReq } from 'payload'

import type { Answer } from '../support/host'
import type { Name, Person, Stage } from '../support/people'

import { ORGANISATION, WORKSPACE } from '../../access/matrix'
import { can } from '../../src/index'
import { runDue } from '../../src/jobs/schedules'
import { programOf } from '../../src/program'
import { graphql, said } from '../support/host'
import { callsOn, newcomer, signIn, startStage } from '../support/people'

/** Finding, asking, time-boxed access, staff making an owner, and why (SPEC 4.3, 4.10, 4.13, 4.14). */
let stage: Stage
beforeAll(async () => {
  stage = await startStage({ INVITATIONS_PER_HOUR: '1000', TEST_CLOCK: '1' })
}, 120_000)
afterAll(() => stage.host.stop())

const { get, patch, post } = callsOn(() => stage)

const find = async (collection: string, where: object): Promise<any[]> => {
  const { docs } = await stage.host.payload.find({
    collection,
    depth: 0,
    limit: 1000,
    overrideAccess: true,
    pagination: false,
    where,
  } as never)
  return docs
}
const membershipOf = async (person: Person, place: object) => {
  const [found] = await find('memberships', {
    and: [
      { user: { equals: person.id } },
      ...Object.entries(place).map(([field, id]) => ({ [field]: { equals: id } })),
      { endedAt: { exists: false } },
    ],
  })
  return found
}
const mailsTo = async (email: string, kind: string) =>
  (await find('outgoing-mails', { and: [{ to: { equals: email } }, { kind: { equals: kind } }] }))
    .length

let workspaces = 0
/** An internal workspace of Veldwerk, made by Olga. */
const workspace = async (visibility = 'open'): Promise<string> => {
  const { Olga, Sam } = stage.people
  const { body } = await post(Olga, 'workspaces?depth=0', {
    name: `Room ${++workspaces}`,
    organisation: stage.places.veldwerk,
  })
  if (visibility !== 'open')
    await patch(Sam, `workspaces/${body.doc.id}`, { reason: 'A test', visibility })
  return body.doc.id
}
/** Somebody who is made a colleague at Veldwerk. */
const colleague = async (role = 'member'): Promise<Person> => {
  const person = await newcomer(stage.host, 'Cees')
  const { body } = await post(stage.people.Olga, 'invitations?depth=0', {
    email: person.email,
    organisation: stage.places.veldwerk,
    role,
  })
  await post(person, `invitations/${body.doc.id}/accept`)
  return person
}

describe('4.3 finding', () => {
  let rooms: Record<'invited' | 'open' | 'secret', string>
  beforeAll(async () => {
    rooms = {
      invited: await workspace('invite-only'),
      open: await workspace(),
      secret: await workspace('private'),
    }
  })
  const found = async (person: Person) => {
    const { body } = await get(
      person,
      `organisations/${stage.places.veldwerk}/workspaces/discoverable`,
    )
    return Object.fromEntries(
      Object.entries(rooms)
        .map(([name, id]) => [name, body.docs.find((one: { id: string }) => one.id === id)])
        .filter(([, one]) => one)
        .map(([name, one]) => [name, one.isMember]),
    )
  }

  test.each<[Name, object]>([
    ['Olga', { invited: true, open: true, secret: true }],
    ['Adam', { invited: false, open: true }],
    ['Mia', { open: false }],
    ['Bea', { open: false }],
    ['Sam', { invited: false, open: false, secret: false }],
  ])('%s finds what the visibility allows', async (name, expected) => {
    expect(await found(stage.people[name])).toEqual(expected)
  })

  test('outsiders, strangers and nobody find nothing there', async () => {
    const path = `organisations/${stage.places.veldwerk}/workspaces/discoverable`
    for (const name of ['Daan', 'Xander', 'Greta', 'Ed'] as const)
      expect(said(await get(stage.people[name], path))).toEqual([404, 'not_found'])
    expect(said(await get(undefined, path))).toEqual([401, 'unauthorized'])
    expect(
      said(await get(stage.people.Sam, 'organisations/nonsense/workspaces/discoverable')),
    ).toEqual([404, 'not_found'])
  })

  test('archived ones are left out', async () => {
    const id = await workspace()
    await patch(stage.people.Olga, `workspaces/${id}`, { archived: true })
    const { body } = await get(
      stage.people.Olga,
      `organisations/${stage.places.veldwerk}/workspaces/discoverable`,
    )
    expect(body.docs.map((one: { id: string }) => one.id)).not.toContain(id)
  })
})

describe('4.3 asking', () => {
  const ask = (person: Person | undefined, id: string, message = 'Please') =>
    post(person, 'access-requests?depth=0', { message, workspace: id })

  test('a member asks, the owners and admins are told, and an admin lets in', async () => {
    const { Adam, Mia, Olga } = stage.people
    const room = await workspace()
    const asked = await ask(Mia, room)
    expect(asked.status).toBe(201)
    expect(asked.body.doc).toMatchObject({ message: 'Please', status: 'pending', user: Mia.id })
    expect(await mailsTo(Olga.email, 'access-requested')).toBe(1)
    expect(await mailsTo(Adam.email, 'access-requested')).toBe(1)
    expect((await get(Mia, `workspaces/${room}`)).status).toBe(404)

    const path = `access-requests/${asked.body.doc.id}/approve`
    const approved = await post(Adam, path)
    expect([
      approved.status,
      approved.body.membership.role,
      approved.body.membership.source,
    ]).toEqual([200, 'member', 'request'])
    expect(approved.body.request).toMatchObject({ decidedBy: Adam.id, status: 'approved' })
    expect((await get(Mia, `workspaces/${room}`)).status).toBe(200)
    expect(await mailsTo(Mia.email, 'access-approved')).toBe(1)

    const again = await post(Olga, path, { role: 'admin' })
    expect([again.status, again.body.membership.role]).toEqual([200, 'member'])
    expect(said(await post(Adam, `access-requests/${asked.body.doc.id}/deny`))).toEqual([
      409,
      'wrong_state',
    ])
    expect(said(await ask(Mia, room))).toEqual([409, 'already_member'])
  })

  test('it is denied or withdrawn, once, and can be made again', async () => {
    const { Adam, Mia } = stage.people
    const room = await workspace()
    const first = (await ask(Mia, room)).body.doc.id
    expect(said(await ask(Mia, room))).toEqual([409, 'wrong_state'])
    expect((await post(Adam, `access-requests/${first}/deny`)).body.request.status).toBe('denied')
    expect((await post(Adam, `access-requests/${first}/deny`)).status).toBe(200)
    expect(await mailsTo(Mia.email, 'access-denied')).toBe(1)
    expect(said(await post(Mia, `access-requests/${first}/withdraw`))).toEqual([409, 'wrong_state'])

    const second = (await ask(Mia, room)).body.doc.id
    expect((await post(Mia, `access-requests/${second}/withdraw`)).body.request.status).toBe(
      'withdrawn',
    )
    expect((await post(Mia, `access-requests/${second}/withdraw`)).status).toBe(200)
    expect(await mailsTo(Adam.email, 'access-request-withdrawn')).toBe(1)
    expect(said(await post(Adam, `access-requests/${second}/approve`))).toEqual([
      409,
      'wrong_state',
    ])
  })

  test('an admin’s own request for one by invitation is approved at once', async () => {
    const { Adam } = stage.people
    const room = await workspace('invite-only')
    const asked = await ask(Adam, room)
    expect([asked.status, asked.body.doc.status]).toEqual([201, 'approved'])
    expect((await membershipOf(Adam, { workspace: room })).role).toBe('member')
  })

  test('what one cannot find one cannot ask for, whether it exists or not', async () => {
    const { Adam, Daan, Greta, Mia, Sam } = stage.people
    const [hidden, secret, open] = [
      await workspace('invite-only'),
      await workspace('private'),
      await workspace(),
    ]
    expect(said(await ask(Mia, hidden))).toEqual([403, 'forbidden'])
    expect(said(await ask(Adam, secret))).toEqual([403, 'forbidden'])
    for (const person of [Greta, Daan, Sam])
      expect(said(await ask(person, open))).toEqual([403, 'forbidden'])
    expect(said(await ask(Mia, '0190f0a0-0000-7000-8000-000000000000'))).toEqual([403, 'forbidden'])
    expect(said(await ask(Mia, 'nonsense'))).toEqual([403, 'forbidden'])
    expect((await ask(undefined, open)).status).toBe(403)
  })

  test('only people who may invite there decide, and only the asker withdraws', async () => {
    const { Adam, Bea, Greta, Mia, Olga, Sam } = stage.people
    const room = await workspace()
    const id = (await ask(Mia, room)).body.doc.id
    for (const person of [Mia, Bea, Greta, Sam])
      expect(said(await post(person, `access-requests/${id}/approve`))).toEqual([403, 'forbidden'])
    expect(said(await post(Olga, `access-requests/${id}/withdraw`))).toEqual([403, 'forbidden'])
    expect(said(await post(undefined, `access-requests/${id}/approve`))).toEqual([
      401,
      'unauthorized',
    ])
    expect((await get(Bea, `access-requests/${id}`)).status).toBe(404)
    expect((await get(Adam, `access-requests/${id}`)).status).toBe(200)
    expect(said(await patch(Mia, `access-requests/${id}`, { status: 'approved' }))[0]).toBe(403)
  })

  test('4.7 nobody lets in above his own role, or to what an asker cannot be', async () => {
    const { Adam, Mia, Olga } = stage.people
    const id = (await ask(Mia, await workspace())).body.doc.id
    const path = `access-requests/${id}/approve`
    expect(said(await post(Adam, path, { role: 'owner' }))).toEqual([403, 'role_above_own'])
    expect(said(await post(Olga, path, { role: 'owner' }))).toEqual([409, 'owner_needs_consent'])
    expect(said(await post(Olga, path, { role: 'observer' }))).toEqual([400, 'validation_failed'])
    expect(said(await post(Olga, path, { role: 'king' }))).toEqual([400, 'validation_failed'])
    expect((await post(Olga, path, { role: 'billing' })).body.membership.role).toBe('billing')
  })

  test('4.4 who left the organisation is not brought back by an old request', async () => {
    const { Olga } = stage.people
    const cees = await colleague()
    const id = (await ask(cees, await workspace())).body.doc.id
    const inside = await membershipOf(cees, { organisation: stage.places.veldwerk })
    await patch(Olga, `memberships/${inside.id}`, { ended: true })
    expect(said(await post(Olga, `access-requests/${id}/approve`))).toEqual([409, 'wrong_state'])
    expect(await membershipOf(cees, { organisation: stage.places.veldwerk })).toBeUndefined()
  })

  test('9.1 over GraphQL the same', async () => {
    const { Mia, Olga } = stage.people
    const room = await workspace()
    const asked = await graphql(
      stage.host,
      'mutation ($workspace: String!) { createAccessRequest(data: { message: "Hello", workspace: $workspace }) { id status } }',
      { token: Mia.token, variables: { workspace: room } },
    )
    const { id, status } = asked.body.data.createAccessRequest
    expect(status).toBe('pending')
    const approved = await graphql(
      stage.host,
      'mutation ($id: String!) { approveAccessRequest(id: $id) { request { status } membership { role } } }',
      { token: Olga.token, variables: { id } },
    )
    expect(approved.body.data.approveAccessRequest).toEqual({
      membership: { role: 'member' },
      request: { status: 'approved' },
    })
  })
})

describe('4.10 staff and owners', () => {
  test('staff make a member of the organisation its owner, with a reason, and all are told', async () => {
    const { Olga, Sam } = stage.people
    const cees = await colleague()
    const { id } = await membershipOf(cees, { organisation: stage.places.veldwerk })
    expect(said(await patch(Sam, `memberships/${id}`, { role: 'owner' }))).toEqual([
      400,
      'reason_required',
    ])
    const made = await patch(Sam, `memberships/${id}?depth=0`, {
      reason: 'The owner left the company',
      role: 'owner',
    })
    expect([made.status, made.body.doc.role]).toEqual([200, 'owner'])
    expect(await mailsTo(cees.email, 'membership-added')).toBe(1)
    expect(await mailsTo(Olga.email, 'staff-added-member')).toBeGreaterThan(0)
    await patch(cees, `memberships/${id}`, { role: 'member' })
  })

  test('4.7 nobody else, nowhere else and nobody unasked', async () => {
    const { Mia, Olga, Sam } = stage.people
    const inside = await membershipOf(Mia, { organisation: stage.places.veldwerk })
    const working = await membershipOf(Mia, { workspace: stage.places.research })
    expect(said(await patch(Olga, `memberships/${inside.id}`, { role: 'owner' }))).toEqual([
      409,
      'owner_needs_consent',
    ])
    expect(
      said(await patch(Sam, `memberships/${working.id}`, { reason: 'A test', role: 'owner' })),
    ).toEqual([409, 'owner_needs_consent'])
    const stranger = await newcomer(stage.host)
    expect(
      said(
        await post(Sam, 'memberships', {
          organisation: stage.places.veldwerk,
          reason: 'A test',
          role: 'owner',
          user: stranger.id,
        }),
      ),
    ).toEqual([409, 'owner_needs_consent'])
  })
})

describe('4.14 why', () => {
  const why = (person: Person | undefined, query: object) =>
    get(person, `partner-program/why?${new URLSearchParams(query as Record<string, string>)}`)
  const factsOf = (answer: Answer) => answer.body.because.map(({ fact }: { fact: string }) => fact)

  test('it allows exactly what the program allows: cast × capability × workspace', async () => {
    const { payload } = stage.host
    const rooms = [stage.places.haarlem, stage.places.research, stage.places.studio]
    for (const name of Object.keys(stage.people) as Name[]) {
      const person = stage.people[name]
      const { user } = await payload.auth({
        headers: new Headers({ Authorization: `JWT ${person.token}` }),
      })
      for (const room of rooms)
        await Promise.all(
          Object.keys(WORKSPACE).map(async (capability) => {
            const req = await createLocalReq({ user: user! }, payload)
            const asked = { capability, user: person.id, workspace: room }
            const { body } = await why(stage.people.Sam, asked)
            const facts = body.because.map(({ fact }: { fact: string }) => fact)
            const isBesideRoles = facts.some((fact: string) =>
              ['data_owner', 'organisation_billing'].includes(fact),
            )
            expect([name, capability, body.scope === 'all']).toEqual([
              name,
              capability,
              isBesideRoles || (await can(req, capability, room)),
            ])
            expect(body.allowed).toBe(body.scope !== 'none')
            expect(facts.length).toBeGreaterThan(0)
          }),
        )
    }
  })

  test('the chain of facts that decides', async () => {
    const { Adam, Bea, Daan, Mia, Olga, Xander } = stage.people
    const { haarlem } = stage.places
    const asked = (user: Person, capability: string, at = haarlem) =>
      why(Olga, { capability, user: user.id, workspace: at })
    expect(factsOf(await asked(Olga, 'project:read'))).toEqual([
      'organisation_owner',
      'role_grants',
    ])
    expect(factsOf(await asked(Mia, 'project:delete'))).toEqual(['direct_membership', 'role_lacks'])
    expect(factsOf(await asked(Adam, 'project:read'))).toEqual([
      'organisation_admin',
      'role_grants',
    ])
    expect(factsOf(await asked(Bea, 'invoice:read'))).toEqual([
      'organisation_role_only',
      'organisation_billing',
    ])
    expect(factsOf(await asked(Daan, 'audit:read'))).toEqual([
      'direct_membership',
      'role_lacks',
      'data_owner',
    ])
    expect(factsOf(await asked(Xander, 'member:read'))).toEqual([
      'direct_membership',
      'role_grants_own',
    ])
    expect((await asked(Xander, 'member:read')).body).toMatchObject({ allowed: true, scope: 'own' })
    expect(factsOf(await asked(Olga, 'audit:read'))).toContain('tier_too_low')
    expect(factsOf(await asked(Adam, 'project:read', await workspace('private')))).toContain(
      'workspace_not_open',
    )
    const { body } = await asked(Mia, 'project:delete')
    expect(body.because[0].sentence).toBe(
      'Mia is member in “Haarlem citizen panel” itself, which decides.',
    )
  })

  test('in an organisation', async () => {
    const { Bea, Mia, Olga } = stage.people
    for (const capability of Object.keys(ORGANISATION)) {
      const { body } = await why(Olga, {
        capability,
        organisation: stage.places.veldwerk,
        user: Olga.id,
      })
      expect([capability, body.scope]).toEqual([capability, 'all'])
    }
    const place = { organisation: stage.places.veldwerk }
    expect((await why(Mia, { capability: 'usage:read', user: Mia.id, ...place })).body.scope).toBe(
      'none',
    )
    expect((await why(Bea, { capability: 'usage:read', user: Bea.id, ...place })).body.scope).toBe(
      'all',
    )
  })

  test('who may ask: those who manage the place, staff, and oneself', async () => {
    const { Adam, Greta, Mia, Sam, Xander } = stage.people
    const question = { capability: 'project:read', workspace: stage.places.haarlem }
    expect((await why(Adam, { ...question, user: Mia.id })).status).toBe(200)
    expect((await why(Sam, { ...question, user: Mia.id })).status).toBe(200)
    expect((await why(Xander, { ...question, user: Xander.id })).status).toBe(200)
    expect(said(await why(Mia, { ...question, user: Xander.id }))).toEqual([404, 'not_found'])
    expect(said(await why(Greta, { ...question, user: Greta.id }))).toEqual([404, 'not_found'])
    expect(said(await why(undefined, { ...question, user: Mia.id }))).toEqual([401, 'unauthorized'])
    expect(said(await why(Sam, { capability: 'project:read', user: Mia.id }))).toEqual([
      400,
      'validation_failed',
    ])
    expect(
      said(await why(Sam, { ...question, organisation: stage.places.veldwerk, user: Mia.id })),
    ).toEqual([400, 'validation_failed'])
  })

  test('of a stranger, a manager learns no more than of nobody', async () => {
    const { Greta, Olga } = stage.people
    const question = { capability: 'project:read', workspace: stage.places.haarlem }
    const ofGreta = await why(Olga, { ...question, user: Greta.id })
    const ofNobody = await why(Olga, {
      ...question,
      user: '0190f0a0-0000-7000-8000-000000000000',
    })
    expect(ofGreta.body).toEqual(ofNobody.body)
    expect(ofGreta.body).toMatchObject({ allowed: false, scope: 'none' })
    expect(JSON.stringify(ofGreta.body)).not.toContain('Greta')
  })

  test('4.11 an unknown capability is a no, with its reason', async () => {
    const { Olga } = stage.people
    const { body } = await why(Olga, {
      capability: 'toString',
      user: Olga.id,
      workspace: stage.places.haarlem,
    })
    expect(body).toMatchObject({ allowed: false, scope: 'none' })
    expect(body.because[0].fact).toBe('unknown_capability')
  })

  test('9.1 over GraphQL the same', async () => {
    const { Mia, Olga } = stage.people
    const { body } = await graphql(
      stage.host,
      'query ($user: String!, $workspace: String) { why(user: $user, capability: "project:read", workspace: $workspace) { allowed scope because { fact sentence } } }',
      { token: Olga.token, variables: { user: Mia.id, workspace: stage.places.haarlem } },
    )
    expect(body.data.why.because.map(({ fact }: { fact: string }) => fact)).toEqual([
      'direct_membership',
      'role_grants',
    ])
  })
})

describe('4.13 time-boxed access', () => {
  const DAY = 24 * 60 * 60 * 1000
  let now: number
  beforeAll(() => {
    now = Date.now()
  })
  const moveTo = async (at: number) => {
    now = at
    const { body, status } = await post(stage.people.Sam, 'partner-program/clock', {
      now: new Date(at).toISOString(),
    })
    expect([status, body.now !== undefined]).toEqual([200, true])
    stage.people.Sam = await signIn(stage.host, stage.people.Sam.email)
    await runDue(stage.host.payload, programOf(stage.host.payload))
  }

  test('nobody lengthens his own; another does', async () => {
    const { Adam, Olga } = stage.people
    const room = await workspace()
    const { body } = await post(Olga, 'memberships?depth=0', {
      expiresAt: new Date(now + 20 * DAY).toISOString(),
      role: 'admin',
      user: Adam.id,
      workspace: room,
    })
    const path = `memberships/${body.doc.id}`
    for (const expiresAt of [new Date(now + 30 * DAY).toISOString(), null])
      expect(said(await patch(Adam, path, { expiresAt }))).toEqual([403, 'role_above_own'])
    expect(
      (await patch(Adam, path, { expiresAt: new Date(now + 10 * DAY).toISOString() })).status,
    ).toBe(200)
    expect((await patch(Olga, path, { expiresAt: null })).status).toBe(200)
  })

  test('a notice 7 days and 1 day before, once each, and the end at the instant', async () => {
    const { Olga } = stage.people
    const cees = await colleague()
    const room = await workspace('private')
    await post(Olga, 'memberships', {
      expiresAt: new Date(now + 10 * DAY).toISOString(),
      role: 'member',
      user: cees.id,
      workspace: room,
    })
    const brief = await colleague()
    await post(Olga, 'memberships', {
      expiresAt: new Date(now + 3 * DAY).toISOString(),
      role: 'member',
      user: brief.id,
      workspace: room,
    })
    const notices = () =>
      Promise.all([cees, brief].map(({ email }) => mailsTo(email, 'access-ends')))
    const end = now + 10 * DAY
    await moveTo(now + 60_000)
    expect(await notices()).toEqual([0, 0])
    await moveTo(now + 2 * DAY + 1000)
    expect(await notices()).toEqual([0, 1])
    await moveTo(end - 7 * DAY + 1000)
    await moveTo(end - 6 * DAY)
    expect(await notices()).toEqual([1, 1])
    await moveTo(end - DAY + 1000)
    await moveTo(end - DAY / 2)
    expect(await notices()).toEqual([2, 1])
    const fresh = await signIn(stage.host, cees.email)
    expect((await get(fresh, `workspaces/${room}`)).status).toBe(200)
    await moveTo(end + 1000)
    expect((await get(await signIn(stage.host, cees.email), `workspaces/${room}`)).status).toBe(404)
    expect(await notices()).toEqual([2, 1])
  })
})
