import { afterAll, beforeAll, expect, test } from '@jest/globals'

import type { Stage } from '../support/people'

import { codeOf } from '../support/host'
import { callsOn, newcomer, startStage } from '../support/people'

/** What stays as it is, and what counts at once (SPEC 1.1, 2.5, 4.5, 4.12, 5.7). */
let stage: Stage
beforeAll(async () => {
  stage = await startStage({ TEST_CLOCK: '1' })
}, 120_000)
afterAll(() => stage.host.stop())

const { get, patch, post } = callsOn(() => stage)

test('1.1 a malformed id is an unknown one', async () => {
  const { Olga } = stage.people
  const unknown = '0190f0a0-0000-7000-8000-000000000000'
  for (const id of ['nonsense', unknown]) {
    expect((await get(Olga, `workspaces/${id}`)).status).toBe(404)
    expect((await patch(Olga, `workspaces/${id}`, { name: 'x' })).status).toBe(403)
  }
})

test('2.5 internal workspaces are untouched by the flag', async () => {
  const { Mia, Olga, Sam } = stage.people
  const { research, veldwerk } = stage.places
  const before = (await get(Mia, `workspaces/${research}?depth=0`)).body
  const flag = (isPartner: boolean) =>
    patch(Sam, `organisations/${veldwerk}`, { isPartner, reason: 'A test' })
  expect((await flag(false)).status).toBe(200)
  expect((await get(Mia, `workspaces/${research}?depth=0`)).body).toEqual(before)
  expect((await post(Mia, 'projects', { name: 'Goes on', workspace: research })).status).toBe(201)
  const opened = await post(Olga, 'workspaces', { name: 'Another', organisation: veldwerk })
  expect(opened.status).toBe(201)
  expect((await flag(true)).status).toBe(200)
})

test('4.5 an observer is only where there is an external client', async () => {
  const { Olga } = stage.people
  const invited = await post(Olga, 'invitations', {
    email: 'watcher@elsewhere.example',
    role: 'observer',
    workspace: stage.places.research,
  })
  expect([invited.status, codeOf(invited)]).toEqual([400, 'observer_external_only'])
})

test('4.12 a change counts at the next request, in the same session', async () => {
  const { Olga } = stage.people
  const guest = await newcomer(stage.host, 'Guest')
  const { haarlem } = stage.places
  expect((await get(guest, `workspaces/${haarlem}`)).status).toBe(404)
  const { body } = await post(Olga, 'invitations?depth=0', {
    email: guest.email,
    role: 'external',
    workspace: haarlem,
  })
  expect(body.doc.status).toBe('accepted')
  expect((await get(guest, `workspaces/${haarlem}`)).status).toBe(200)
  const members = await get(Olga, `memberships?depth=0&where[user][equals]=${guest.id}`)
  await patch(Olga, `memberships/${members.body.docs[0].id}`, { ended: true })
  expect((await get(guest, `workspaces/${haarlem}`)).status).toBe(404)
})

test('5.7 an invitation is expired at the instant, and blocks no new one', async () => {
  const { Olga, Sam } = stage.people
  const body = {
    email: 'late@elsewhere.example',
    role: 'external',
    workspace: stage.places.haarlem,
  }
  const first = (await post(Olga, 'invitations?depth=0', body)).body.doc
  expect(codeOf(await post(Olga, 'invitations', body))).toBe('already_invited')
  const now = new Date(new Date(first.expiresAt).getTime() + 1_000).toISOString()
  await post(Sam, 'partner-program/clock', { now })
  expect((await get(Olga, `invitations/${first.id}?depth=0`)).body.status).toBe('expired')
  expect((await post(Olga, 'invitations', body)).status).toBe(201)
})
