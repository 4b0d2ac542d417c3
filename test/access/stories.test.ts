import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import type { Stage } from '../support/people'

import { codeOf, rest } from '../support/host'
import { startStage } from '../support/people'
import { STORIES } from './stories'

let stage: Stage
let ids: Record<string, string>

beforeAll(async () => {
  stage = await startStage()
  const first = async (collection: string, where: object) =>
    (
      (
        await stage.host.payload.find({
          collection,
          depth: 0,
          limit: 1,
          overrideAccess: true,
          where,
        } as never)
      ).docs[0] as unknown as { id: string }
    ).id
  const { haarlem } = stage.places
  ids = {
    ...stage.places,
    account: await first('billing-accounts', { workspace: { equals: haarlem } }),
    agreement: await first('partner-agreements', {}),
    conversation: await first('conversations', { workspace: { equals: haarlem } }),
    draft: await first('reports', {
      and: [{ workspace: { equals: haarlem } }, { status: { equals: 'draft' } }],
    }),
    mail: await first('outgoing-mails', {}),
    miaInPanel: await first('memberships', {
      and: [{ workspace: { equals: haarlem } }, { user: { equals: stage.people.Mia.id } }],
    }),
    project: await first('projects', { workspace: { equals: haarlem } }),
    report: await first('reports', {
      and: [{ workspace: { equals: haarlem } }, { status: { equals: 'published' } }],
    }),
  }
}, 120_000)
afterAll(() => stage.host.stop())

describe('4 in stories', () => {
  test.each(
    STORIES.map(
      (story) =>
        [`${story.who} ${story.allowed ? 'may' : 'may not'}: ${story.does}`, story] as const,
    ),
  )('%s', async (_, { allowed, body, method, path, who }) => {
    const answer = await rest(stage.host, method, path(ids), {
      ...(body && { body: body(ids) }),
      token: stage.people[who].token,
    })
    expect(answer.status < 300).toBe(allowed)
    if (!allowed) expect(codeOf(answer)).toMatch(/^[a-z_]+$/)
  })
})

describe('1.2 what one may not see', () => {
  test('answers alike whether it exists or not, to reads and to writes', async () => {
    const { token } = stage.people.Greta
    for (const id of [stage.places.haarlem, '01a2107f-0532-71ac-a991-80be2026e6a9', 'not-an-id']) {
      const read = await rest(stage.host, 'GET', `workspaces/${id}`, { token })
      const write = await rest(stage.host, 'PATCH', `workspaces/${id}`, {
        body: { name: 'X' },
        token,
      })
      const members = await rest(stage.host, 'GET', `workspaces/${id}/members`, { token })
      expect([
        read.status,
        codeOf(read),
        write.status,
        codeOf(write),
        members.status,
        codeOf(members),
      ]).toEqual([404, 'not_found', 403, 'forbidden', 404, 'not_found'])
    }
  })

  test('without sign-in: 403 on collections, 401 on longer paths', async () => {
    const statuses = []
    for (const path of [
      'workspaces',
      `workspaces/${stage.places.haarlem}`,
      `workspaces/${stage.places.haarlem}/members`,
      'invitations/mine',
      'partner-agreements/current?appliesTo=organisation',
    ]) {
      statuses.push((await rest(stage.host, 'GET', path)).status)
    }
    expect(statuses).toEqual([403, 403, 401, 401, 401])
  })
})

describe('1.4 nothing that others rely on is deleted', () => {
  test.each([
    ['workspaces', 'haarlem', /archived: true/],
    ['organisations', 'veldwerk', /archived: true/],
    ['memberships', 'miaInPanel', /ended: true/],
  ])('%s', async (collection, name, instead) => {
    const answer = await rest(stage.host, 'DELETE', `${collection}/${ids[name]!}`, {
      token: stage.people.Olga.token,
    })
    expect([answer.status, codeOf(answer)]).toEqual([403, 'never_deleted'])
    expect(answer.body.errors[0].message).toMatch(instead)
    for (const method of ['PATCH', 'DELETE'] as const) {
      const bulk = await rest(stage.host, method, `${collection}?where[id][exists]=true`, {
        body: {},
        token: stage.people.Olga.token,
      })
      expect([bulk.status, codeOf(bulk)]).toEqual([400, 'bulk_not_supported'])
    }
  })
})

describe('4.1 the admin UI follows', () => {
  test('what the access functions answer is plain data, which can be passed to a browser', async () => {
    const { payload } = stage.host
    for (const { email } of Object.values(stage.people)) {
      const { docs } = await payload.find({
        collection: 'users',
        overrideAccess: true,
        where: { email: { equals: email } },
      } as never)
      const req = { context: {}, payload, user: { ...(docs[0] as object), collection: 'users' } }
      for (const { config } of Object.values(payload.collections)) {
        for (const operation of ['create', 'delete', 'read', 'update'] as const) {
          const answer = await config.access[operation]({ req } as never)
          expect(() => structuredClone(answer)).not.toThrow()
        }
      }
    }
  })
})
