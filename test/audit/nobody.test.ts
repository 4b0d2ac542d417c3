import { afterAll, beforeAll, expect, test } from '@jest/globals'

import type { Stage } from '../support/people'

import { CAST, DEMO_PASSWORD } from '../../src/reference/cast.mjs'
import { hashOf } from '../../src/tokens/token'
import { rest } from '../support/host'
import { mailedToken, newcomer, startStage } from '../support/people'

/**
 * People appear in the audit log by id only, and secrets never (SPEC 8.6). Method: the demo is played, then more of what
 * tells about people; every name, address and token that took part is looked for in every event as its row stands.
 */
let stage: Stage
beforeAll(async () => {
  stage = await startStage()
}, 120_000)
afterAll(() => stage.host.stop())

const post = (token: string | undefined, path: string, body: object) =>
  rest(stage.host, 'POST', path, { body, token })
const patch = (token: string, path: string, body: object) =>
  rest(stage.host, 'PATCH', path, { body, token })

test('8.6 no event holds a name, an address, a password or a token', async () => {
  const { Adam, Daan, Olga, Sam } = stage.people
  const { haarlem, veldwerk } = stage.places
  const secrets: string[] = []
  const keep = async (email: string) => {
    const token = await mailedToken(stage.host, email)
    secrets.push(token, hashOf(token))
    return token
  }
  const invite = (email: string, more: object) =>
    post(Olga.token, 'invitations', { email, ...more })

  await invite('guest@guest.example', { role: 'external', workspace: haarlem })
  const token = await keep('guest@guest.example')
  const body = { name: 'Quirinus Guest', password: 'a password of Quirinus', token }
  expect((await post(undefined, 'invitations/accept', body)).status).toBe(200)
  const { body: resent } = await invite('revoked@guest.example', {
    organisation: veldwerk,
    role: 'member',
  })
  await keep('revoked@guest.example')
  await post(Olga.token, `invitations/${resent.doc.id}/resend`, {})
  await keep('revoked@guest.example')
  await post(Olga.token, `invitations/${resent.doc.id}/revoke`, {})
  await post(Olga.token, 'workspaces', {
    agreementAccepted: true,
    dataOwner: { email: 'client@client.example', organisationName: 'A client' },
    name: 'Opened',
    organisation: veldwerk,
    usageContext: 'external',
  })
  await patch(Daan.token, `users/${Daan.id}`, { email: 'daan@new.example', name: 'Daan de Boer' })
  const confirmed = await keep('daan@new.example')
  await post(undefined, 'partner-program/confirm-email', { token: confirmed })
  await patch(Sam.token, `users/${stage.people.Ed.id}`, { platformRoles: ['editor', 'staff'] })
  const nora = await newcomer(stage.host)
  await post(Sam.token, `users/${nora.id}/erase`, { reason: 'asked' })
  await post(Adam.token, `users/${Adam.id}/erase`, { password: DEMO_PASSWORD })

  const { rows } = (await (stage.host.payload.db as any).drizzle.execute(
    'select action, to_jsonb(e)::text as row from audit_events e',
  )) as { rows: { action: string; row: string }[] }
  const actions = new Set(rows.map(({ action }) => action))
  for (const action of [
    'invitation.accepted',
    'user.address_changed',
    'user.erased',
    'workspace.data_owner_address_changed',
    'user.platform_roles_changed',
    'membership.ended',
    'invitation.revoked',
  ])
    expect(actions).toContain(action)

  const names = [...CAST.map(({ name }) => name), 'Quirinus', 'de Boer', 'Nora']
  const words = [...names.map((name) => `\\b${name}\\b`), '@', 'password', ...secrets]
  const told = rows.flatMap(({ action, row }) =>
    words.filter((word) => new RegExp(word).test(row)).map((word) => `${action} holds ${word}`),
  )
  expect(told).toEqual([])
})
