import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import type { Person, Stage } from '../support/people'

import { runDue } from '../../src/jobs/schedules'
import { unseal } from '../../src/mail/seal'
import { programOf } from '../../src/program'
import { graphql, rest, said } from '../support/host'
import { callsOn, mailedToken, newcomer, signIn, startStage } from '../support/people'

/** Changing and disputing the data owner, reclassification, and what he is told (SPEC 3.5, 3.7, 3.10, 3.11). */
let stage: Stage
beforeAll(async () => {
  stage = await startStage({ TEST_CLOCK: '1' })
}, 120_000)
afterAll(() => stage.host.stop())

const DAY = 24 * 60 * 60 * 1000
const { get, patch, post } = callsOn(() => stage)
const find = async (collection: string, where: object): Promise<any[]> => {
  const { docs } = await stage.host.payload.db.find({
    collection,
    limit: 0,
    pagination: false,
    req: {},
    where,
  } as never)
  return docs
}
const mails = (to: string, kind: string) =>
  find('outgoing-mails', { and: [{ to: { equals: to } }, { kind: { equals: kind } }] })
/** The token of the link by which a data owner says that it is not his. */
const mistakeToken = async (to: string): Promise<string> => {
  const sent = [
    ...(await mails(to, 'data-owner-invited')),
    ...(await mails(to, 'data-owner-added')),
  ]
  const body = unseal(stage.host.payload.secret, sent.at(-1).sealed)!
  return /data-owner#token=([\w-]+)/.exec(JSON.parse(body).text)![1]!
}

let count = 0
const address = (name = 'owner') => `${name}${++count}@client.example`
/** A client's workspace of Veldwerk. */
const client = async (email: string): Promise<string> => {
  const { body, status } = await post(stage.people.Olga, 'workspaces?depth=0', {
    agreementAccepted: true,
    dataOwner: { email, organisationName: 'Client' },
    name: `Client ${++count}`,
    organisation: stage.places.veldwerk,
    usageContext: 'external',
  })
  expect(status).toBe(201)
  return body.doc.id
}
/** … whose data owner has joined. */
const joined = async () => {
  const email = address()
  const id = await client(email)
  const token = await mailedToken(stage.host, email)
  await post(undefined, 'invitations/accept', { name: 'Owner', password: 'partner-demo', token })
  return { id, owner: await signIn(stage.host, email) }
}
const ownerOf = async (person: Person, id: string) =>
  (await get(person, `workspaces/${id}?depth=0`)).body.dataOwner
const propose = (id: string, email: string, by = stage.people.Olga) =>
  patch(by, `workspaces/${id}?depth=0`, { dataOwner: { email } })
const moveBy = async (ms: number) => {
  const { body } = await get(undefined, 'health')
  const now = new Date(new Date(body.now).getTime() + ms).toISOString()
  await post(stage.people.Sam, 'partner-program/clock', { now })
  for (const name of ['Olga', 'Sam'] as const)
    stage.people[name] = await signIn(stage.host, stage.people[name].email)
  await runDue(stage.host.payload, programOf(stage.host.payload))
}

describe('3.5 another data owner', () => {
  test('counts at once while the old one never had access; his invitation is taken back', async () => {
    const [first, second] = [address(), address()]
    const id = await client(first)
    const token = await mailedToken(stage.host, first)
    const changed = await propose(id, second)
    expect([changed.status, changed.body.doc.dataOwner.email]).toEqual([200, second])
    expect(changed.body.doc.dataOwner.proposedEmail ?? null).toBeNull()
    expect(said(await post(undefined, 'invitations/inspect', { token }))).toEqual([
      404,
      'not_found',
    ])
    expect((await mails(second, 'data-owner-invited')).length).toBe(1)
  })

  test('waits once he had access: he is asked, and sees it; nobody loses anything', async () => {
    const { id, owner } = await joined()
    const next = address()
    const asked = await propose(id, next)
    expect(asked.body.doc.dataOwner).toMatchObject({ email: owner.email, proposedEmail: next })
    expect((await mails(owner.email, 'data-owner-proposed')).length).toBe(1)
    expect(await mails(next, 'data-owner-invited')).toEqual([])
    expect(await ownerOf(owner, id)).toMatchObject({ email: owner.email, proposedEmail: next })
    expect((await get(stage.people.Mia, `workspaces/${id}`)).status).toBe(404)
    expect((await propose(id, next)).status).toBe(200)
    expect((await mails(owner.email, 'data-owner-proposed')).length).toBe(1)
  })

  test('he confirms: his view ends, the other one is invited, both are told', async () => {
    const { id, owner } = await joined()
    const next = await newcomer(stage.host, 'Next')
    await propose(id, next.email)
    const confirmed = await post(owner, `workspaces/${id}/data-owner/confirm`)
    expect([confirmed.status, confirmed.body.workspace]).toEqual([200, null])
    expect((await get(owner, `workspaces/${id}`)).status).toBe(404)
    expect((await get(next, `workspaces/${id}?depth=0`)).body).toMatchObject({
      isDataOwner: true,
      myRole: 'observer',
    })
    expect((await mails(owner.email, 'data-owner-ended')).length).toBe(1)
    expect((await mails(next.email, 'data-owner-added')).length).toBe(1)
    expect(said(await post(next, `workspaces/${id}/data-owner/confirm`))).toEqual([
      409,
      'wrong_state',
    ])
  })

  test('he objects: everything stays, and those who proposed it are told', async () => {
    const { id, owner } = await joined()
    await propose(id, address())
    const objected = await post(owner, `workspaces/${id}/data-owner/object`)
    expect(objected.status).toBe(200)
    expect(objected.body.workspace.dataOwner.proposedEmail ?? null).toBeNull()
    expect((await ownerOf(owner, id)).email).toBe(owner.email)
    expect((await mails(stage.people.Olga.email, 'data-owner-objected')).length).toBe(1)
    expect(said(await post(owner, `workspaces/${id}/data-owner/object`))).toEqual([
      409,
      'wrong_state',
    ])
  })

  test('staff decide with a reason; nobody else does', async () => {
    const { Adam, Greta, Olga, Sam } = stage.people
    const { id } = await joined()
    await propose(id, address())
    for (const person of [Olga, Adam, Greta])
      for (const verb of ['confirm', 'object'])
        expect(said(await post(person, `workspaces/${id}/data-owner/${verb}`))).toEqual([
          403,
          'forbidden',
        ])
    expect(said(await post(undefined, `workspaces/${id}/data-owner/confirm`))).toEqual([
      401,
      'unauthorized',
    ])
    const path = `workspaces/${id}/data-owner/object`
    expect(said(await post(Sam, path))).toEqual([400, 'reason_required'])
    expect((await post(Sam, path, { reason: 'They called us' })).status).toBe(200)
    const [event] = await find('audit-events', {
      and: [{ workspace: { equals: id } }, { action: { equals: 'workspace.data_owner_objected' } }],
    })
    expect([event.reason, event.actor]).toEqual(['They called us', Sam.id])
  })

  test('without an answer it counts after 14 days, not before', async () => {
    const { id, owner } = await joined()
    const next = address()
    await propose(id, next)
    await moveBy(13.9 * DAY)
    expect((await ownerOf(stage.people.Olga, id)).email).toBe(owner.email)
    await moveBy(0.2 * DAY)
    expect(await ownerOf(stage.people.Olga, id)).toMatchObject({ email: next })
    expect((await ownerOf(stage.people.Olga, id)).proposedEmail ?? null).toBeNull()
    expect((await mails(next, 'data-owner-invited')).length).toBe(1)
    const [membership] = await find('memberships', {
      and: [{ user: { equals: owner.id } }, { workspace: { equals: id } }],
    })
    expect(membership.endedAt).toBeTruthy()
  })

  test('3.3 the new one is outside, too, also when it is to count', async () => {
    const { id, owner } = await joined()
    expect(said(await propose(id, stage.people.Mia.email))).toEqual([400, 'data_owner_is_insider'])
    expect(said(await propose(id, stage.people.Sam.email))).toEqual([403, 'staff_outside'])
    expect(said(await propose(id, 'a@b.example, c@d.example'))).toEqual([400, 'address_invalid'])
    expect(said(await propose(id, ''))).toEqual([400, 'data_owner_required'])
    const next = await newcomer(stage.host, 'Soon')
    await propose(id, next.email)
    const { body } = await post(stage.people.Olga, 'invitations?depth=0', {
      email: next.email,
      organisation: stage.places.veldwerk,
      role: 'member',
    })
    await post(next, `invitations/${body.doc.id}/accept`)
    expect(said(await post(owner, `workspaces/${id}/data-owner/confirm`))).toEqual([
      400,
      'data_owner_is_insider',
    ])
    expect((await ownerOf(owner, id)).email).toBe(owner.email)
  })

  test('8.6 no address is in the audit log', async () => {
    const { id, owner } = await joined()
    const next = address('secret')
    await propose(id, next)
    await post(owner, `workspaces/${id}/data-owner/confirm`)
    const events = JSON.stringify(await find('audit-events', { workspace: { equals: id } }))
    expect(events).not.toContain(next)
    expect(events).not.toContain(owner.email)
  })

  test('9.1 over GraphQL the same', async () => {
    const { id, owner } = await joined()
    await propose(id, address())
    const { body } = await graphql(
      stage.host,
      'mutation ($id: String) { objectDataOwner(id: $id) { workspace { dataOwner { email proposedEmail } } } }',
      { token: owner.token, variables: { id } },
    )
    expect(body.data.objectDataOwner.workspace.dataOwner).toEqual({
      email: owner.email,
      proposedEmail: null,
    })
  })
})

describe('3.11 “this is not ours”', () => {
  const object = (token: string) => post(undefined, 'partner-program/data-owner/object', { token })

  test('ends the view and the invitation, tells partner and staff, once', async () => {
    const { Olga, Sam } = stage.people
    const { id, owner } = await joined()
    const token = await mistakeToken(owner.email)
    expect((await object(token)).status).toBe(200)
    expect((await get(owner, `workspaces/${id}`)).status).toBe(404)
    expect((await ownerOf(Olga, id)).disputedAt).toBeTruthy()
    expect((await mails(Olga.email, 'data-owner-disputed')).length).toBe(1)
    const toStaff = (await mails(Sam.email, 'data-owner-disputed')).length
    expect(toStaff).toBeGreaterThan(0)
    expect((await object(token)).status).toBe(200)
    expect((await mails(Sam.email, 'data-owner-disputed')).length).toBe(toStaff)
  })

  test('before he ever came, too; the next one counts at once', async () => {
    const { Olga } = stage.people
    const [first, second] = [address(), address()]
    const id = await client(first)
    const link = await mailedToken(stage.host, first)
    const token = await mistakeToken(first)
    expect((await object(token)).status).toBe(200)
    expect(said(await post(undefined, 'invitations/inspect', { token: link }))).toEqual([
      404,
      'not_found',
    ])
    expect((await propose(id, second)).status).toBe(200)
    expect(await ownerOf(Olga, id)).toMatchObject({ email: second })
    expect((await ownerOf(Olga, id)).disputedAt ?? null).toBeNull()
    expect(said(await object(token))).toEqual([409, 'wrong_state'])
  })

  test('staff clear it with a reason, and he sees his data again; others cannot', async () => {
    const { Olga, Sam } = stage.people
    const { id, owner } = await joined()
    await object(await mistakeToken(owner.email))
    const cleared = { dataOwner: { disputedAt: null } }
    expect(said(await patch(Olga, `workspaces/${id}`, cleared))).toEqual([
      400,
      'field_not_writable',
    ])
    expect(said(await patch(Sam, `workspaces/${id}`, cleared))).toEqual([400, 'reason_required'])
    expect(
      (await patch(Sam, `workspaces/${id}`, { ...cleared, reason: 'A mistake of theirs' })).status,
    ).toBe(200)
    expect((await get(owner, `workspaces/${id}?depth=0`)).body.isDataOwner).toBe(true)
    expect(
      said(
        await patch(Sam, `workspaces/${id}`, {
          dataOwner: { disputedAt: '2030-01-01T00:00:00Z' },
          reason: 'No',
        }),
      ),
    ).toEqual([400, 'validation_failed'])
  })

  test('an unknown token is nothing', async () => {
    expect(said(await object('nonsense'))).toEqual([404, 'not_found'])
    expect(said(await post(undefined, 'partner-program/data-owner/object'))).toEqual([
      404,
      'not_found',
    ])
  })
})

describe('3.7 reclassification', () => {
  const internal = async (): Promise<string> =>
    (
      await post(stage.people.Olga, 'workspaces?depth=0', {
        name: `Ours ${++count}`,
        organisation: stage.places.veldwerk,
      })
    ).body.doc.id
  const asClients = (email: string) => ({
    agreementAccepted: true,
    dataOwner: { email, organisationName: 'Client' },
    usageContext: 'external',
  })

  test('internal→external: as creating one, with an account, evidence and the client’s view', async () => {
    const { Olga } = stage.people
    const id = await internal()
    const before = (await get(Olga, `workspaces/${id}?depth=0`)).body
    const email = address()
    const changed = await patch(Olga, `workspaces/${id}?depth=0`, asClients(email))
    expect(changed.status).toBe(200)
    expect(changed.body.doc).toMatchObject({ dataOwner: { email }, usageContext: 'external' })
    expect(changed.body.doc.billingAccount).not.toBe(before.billingAccount)
    expect(changed.body.doc.agreementAcceptance).toBeTruthy()
    expect((await mails(email, 'data-owner-invited')).length).toBe(1)
  })

  test('internal→external needs what creating one needs', async () => {
    const { Greta, Olga, Sam } = stage.people
    const id = await internal()
    const path = `workspaces/${id}`
    const whole = asClients(address())
    expect(said(await patch(Olga, path, { usageContext: 'external' }))).toEqual([
      400,
      'data_owner_required',
    ])
    expect(said(await patch(Olga, path, { ...whole, agreementAccepted: false }))).toEqual([
      400,
      'agreement_required',
    ])
    expect(said(await patch(Olga, path, { ...whole, agreementVersion: 'nonsense' }))).toEqual([
      409,
      'agreement_changed',
    ])
    expect(said(await patch(Olga, path, asClients(stage.people.Mia.email)))).toEqual([
      400,
      'data_owner_is_insider',
    ])
    expect(said(await patch(Sam, path, { ...whole, reason: 'x' }))).toEqual([403, 'forbidden'])
    expect(said(await patch(Greta, `workspaces/${stage.places.studio}`, whole))).toEqual([
      403,
      'not_a_partner',
    ])
    expect((await get(Olga, `${path}?depth=0`)).body.usageContext).toBe('internal')
  })

  test('external→internal by the owner while nothing has happened; what is gone and what stays', async () => {
    const { Olga } = stage.people
    const email = address()
    const id = await client(email)
    const before = (await get(Olga, `workspaces/${id}?depth=0`)).body
    const token = await mailedToken(stage.host, email)
    const changed = await patch(Olga, `workspaces/${id}?depth=0`, { usageContext: 'internal' })
    expect(changed.status).toBe(200)
    expect(changed.body.doc.dataOwner?.email ?? null).toBeNull()
    expect(changed.body.doc.billingAccount).not.toBe(before.billingAccount)
    expect(changed.body.doc.agreementAcceptance).toBe(before.agreementAcceptance)
    expect(said(await post(undefined, 'invitations/inspect', { token }))).toEqual([
      404,
      'not_found',
    ])
    const again = await patch(Olga, `workspaces/${id}?depth=0`, asClients(address()))
    expect([again.status, again.body.doc.billingAccount]).toEqual([200, before.billingAccount])
  })

  test('external→internal once the client had access, or work has begun: by staff only', async () => {
    const { Olga, Sam } = stage.people
    const { id, owner } = await joined()
    const path = `workspaces/${id}`
    expect(said(await patch(Olga, path, { usageContext: 'internal' }))).toEqual([
      409,
      'data_owner_stays',
    ])
    const worked = await client(address())
    await post(Olga, 'projects', { name: 'Begun', workspace: worked })
    expect(said(await patch(Olga, `workspaces/${worked}`, { usageContext: 'internal' }))).toEqual([
      409,
      'data_owner_stays',
    ])
    expect(said(await patch(Sam, path, { usageContext: 'internal' }))).toEqual([
      400,
      'reason_required',
    ])
    expect(
      (await patch(Sam, path, { reason: 'It never was theirs', usageContext: 'internal' })).status,
    ).toBe(200)
    expect((await get(owner, path)).status).toBe(404)
    expect((await mails(owner.email, 'workspace-reclassified')).length).toBe(1)
  })

  test('billing_active while its own account is in use', async () => {
    const { Olga, Sam } = stage.people
    const id = await client(address())
    const { billingAccount } = (await get(Olga, `workspaces/${id}?depth=0`)).body
    const tier = (name: string) =>
      patch(Sam, `billing-accounts/${billingAccount}`, { reason: 'A test', tier: name })
    expect((await tier('innovator')).status).toBe(200)
    expect(said(await patch(Olga, `workspaces/${id}`, { usageContext: 'internal' }))).toEqual([
      409,
      'billing_active',
    ])
    await tier('free')
    expect((await patch(Olga, `workspaces/${id}`, { usageContext: 'internal' })).status).toBe(200)
  })
})

describe('3.10 the data owner is told', () => {
  test('of archiving and restoring, and keeps his view', async () => {
    const { Olga } = stage.people
    const { id, owner } = await joined()
    await patch(Olga, `workspaces/${id}`, { archived: true })
    expect((await mails(owner.email, 'workspace-archived')).length).toBe(1)
    expect((await get(owner, `workspaces/${id}?depth=0`)).body.isDataOwner).toBe(true)
    await patch(Olga, `workspaces/${id}`, { archived: false })
    expect((await mails(owner.email, 'workspace-restored')).length).toBe(1)
  })

  test('of a project that is deleted', async () => {
    const { Olga } = stage.people
    const { id, owner } = await joined()
    const { body } = await post(Olga, 'projects?depth=0', { name: 'Gone soon', workspace: id })
    expect(
      (await rest(stage.host, 'DELETE', `projects/${body.doc.id}`, { token: Olga.token })).status,
    ).toBe(200)
    expect((await mails(owner.email, 'project-deleted')).length).toBe(1)
  })
})
