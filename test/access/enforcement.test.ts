import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import type { Grant } from '../../access/matrix'
import type { Person, Stage } from '../support/people'
import type { WorkspaceRole } from '../../src/documents'

import { grantOf, WORKSPACE } from '../../access/matrix'
import { WORKSPACE_ROLES } from '../../src/documents'
import { graphql, rest } from '../support/host'
import { newcomer, startStage } from '../support/people'

/**
 * Every cell of the role table that content and settings enforce, through real requests over REST, GraphQL and the
 * Local API: at home as the cell says, next door nothing.
 */
let stage: Stage
type Home = { conversation: string; project: string; report: string; workspace: string }
let home: Home
let nextDoor: Home
const people = {} as Record<WorkspaceRole, Person>

beforeAll(async () => {
  stage = await startStage()
  home = await furnish(await open('Home'))
  nextDoor = await furnish(await open('Next door'))
  for (const role of WORKSPACE_ROLES) people[role] = await settle(role)
}, 120_000)
afterAll(() => stage.host.stop())

const own = (collection: string, data: object) =>
  stage.host.payload.db.create({ collection, data, req: {} } as never) as Promise<{ id: string }>

const open = async (name: string): Promise<string> => {
  const { body } = await rest(stage.host, 'POST', 'workspaces?depth=0', {
    body: {
      agreementAccepted: true,
      dataOwner: { email: 'owner@home.example', organisationName: name },
      name,
      organisation: stage.places.veldwerk,
      usageContext: 'external',
    },
    token: stage.people.Olga.token,
  })
  return body.doc.id
}

const furnish = async (workspace: string): Promise<Home> => {
  const project = await own('projects', { name: 'P', workspace })
  const conversation = await own('conversations', { project: project.id, title: 'C', workspace })
  const report = await own('reports', {
    author: stage.people.Olga.id,
    project: project.id,
    status: 'published',
    title: 'R',
    workspace,
  })
  return { conversation: conversation.id, project: project.id, report: report.id, workspace }
}

/** A person with one direct role; owners and admins of the workspace only, so that nothing is derived. */
const settle = async (role: WorkspaceRole): Promise<Person> => {
  const person = await newcomer(stage.host, role)
  const isInsider = role !== 'external' && role !== 'observer'
  if (isInsider)
    await own('memberships', {
      organisation: stage.places.veldwerk,
      role: 'member',
      source: 'direct',
      user: person.id,
    })
  await own('memberships', { role, source: 'direct', user: person.id, workspace: home.workspace })
  return person
}

type Attempt = (person: Person, place: Home) => Promise<boolean>
const ok = async (answer: Promise<{ status: number }>) => (await answer).status < 300
const via =
  (
    method: 'DELETE' | 'GET' | 'PATCH' | 'POST',
    path: (place: Home) => string,
    body?: (place: Home) => object,
  ): Attempt =>
  (person, place) =>
    ok(
      rest(stage.host, method, path(place), {
        ...(body && { body: body(place) }),
        token: person.token,
      }),
    )
const listed =
  (collection: string, idOf: (place: Home) => string): Attempt =>
  async (person, place) => {
    const { body } = await rest(stage.host, 'GET', `${collection}?limit=100&depth=0`, {
      token: person.token,
    })
    return body.docs.some(({ id }: { id: string }) => id === idOf(place))
  }
const removes =
  (collection: string, make: (place: Home) => object): Attempt =>
  async (person, place) => {
    const { id } = await own(collection, make(place))
    return ok(rest(stage.host, 'DELETE', `${collection}/${id}`, { token: person.token }))
  }

/** How each capability is attempted over REST. */
const ATTEMPTS: Partial<Record<keyof typeof WORKSPACE, Attempt>> = {
  'conversation:create': via(
    'POST',
    () => 'conversations',
    ({ project }) => ({ project, title: 'New' }),
  ),
  'conversation:delete': removes('conversations', ({ project, workspace }) => ({
    project,
    title: 'X',
    workspace,
  })),
  'conversation:read': listed('conversations', ({ conversation }) => conversation),
  'conversation:update': via(
    'PATCH',
    ({ conversation }) => `conversations/${conversation}`,
    () => ({ title: 'C2' }),
  ),
  'member:invite': via(
    'POST',
    () => 'invitations',
    ({ workspace }) => ({
      email: `g${Math.random().toString(36).slice(2)}@guest.example`,
      role: 'observer',
      workspace,
    }),
  ),
  'project:create': via(
    'POST',
    () => 'projects',
    ({ workspace }) => ({ name: 'New', workspace }),
  ),
  'project:delete': removes('projects', ({ workspace }) => ({ name: 'X', workspace })),
  'project:read': via('GET', ({ project }) => `projects/${project}`),
  'project:update': via(
    'PATCH',
    ({ project }) => `projects/${project}`,
    () => ({ name: 'P2' }),
  ),
  'report:delete': removes('reports', ({ project, workspace }) => ({
    project,
    status: 'published',
    title: 'X',
    workspace,
  })),
  'report:generate': via(
    'POST',
    () => 'reports',
    ({ project }) => ({ project, title: 'New' }),
  ),
  'report:publish': via(
    'PATCH',
    ({ report }) => `reports/${report}`,
    () => ({ title: 'R2' }),
  ),
  'report:read': listed('reports', ({ report }) => report),
  'settings:manage': via(
    'PATCH',
    ({ workspace }) => `workspaces/${workspace}`,
    () => ({ name: 'Renamed' }),
  ),
  'usage:read': async (person, { workspace }) => {
    const { body } = await rest(stage.host, 'GET', `billing-accounts?depth=0&limit=100`, {
      token: person.token,
    })
    const account = await stage.host.payload.findByID({
      collection: 'workspaces',
      depth: 0,
      id: workspace,
      overrideAccess: true,
    } as never)
    return body.docs.some(
      ({ id }: { id: string }) => id === (account as { billingAccount?: string }).billingAccount,
    )
  },
  'workspace:read': via('GET', ({ workspace }) => `workspaces/${workspace}`),
}

const CELLS = (Object.keys(ATTEMPTS) as (keyof typeof WORKSPACE)[]).flatMap((capability) =>
  WORKSPACE_ROLES.map((role): [string, WorkspaceRole, Grant] => [
    capability,
    role,
    grantOf(WORKSPACE, capability, role),
  ]),
)

describe('4.1 over REST', () => {
  test.each(CELLS)(
    '%s by %s is "%s" at home and nothing next door',
    async (capability, role, grant) => {
      const attempt = ATTEMPTS[capability as keyof typeof ATTEMPTS]!
      expect({
        home: await attempt(people[role], home),
        nextDoor: await attempt(people[role], nextDoor),
      }).toEqual({ home: grant === 'all', nextDoor: false })
    },
  )

  test.each([...WORKSPACE_ROLES])('member:read by %s', async (role) => {
    const { body } = await rest(stage.host, 'GET', `workspaces/${home.workspace}/members`, {
      token: people[role].token,
    })
    const seen = body.docs.map(({ user }: { user: string }) => user)
    const grant = grantOf(WORKSPACE, 'member:read', role)
    if (grant === 'own') expect(seen).toEqual([people[role].id])
    else expect(seen).toEqual(expect.arrayContaining(Object.values(people).map(({ id }) => id)))
    expect(body.docs.some(({ email }: { email?: string }) => email)).toBe(
      grantOf(WORKSPACE, 'member:manage', role) === 'all',
    )
    expect(
      (
        await rest(stage.host, 'GET', `workspaces/${nextDoor.workspace}/members`, {
          token: people[role].token,
        })
      ).status,
    ).toBe(404)
  })
})

const READ_AND_CREATE = CELLS.filter(([capability]) =>
  ['project:create', 'project:read', 'project:update', 'report:generate'].includes(capability),
)

describe('4.1 over GraphQL', () => {
  const MUTATIONS: Record<string, (place: Home) => string> = {
    'project:create': ({ workspace }) =>
      `mutation { createProject(data: { name: "G", workspace: "${workspace}" }) { id } }`,
    'project:read': ({ project }) => `{ Project(id: "${project}") { id } }`,
    'project:update': ({ project }) =>
      `mutation { updateProject(id: "${project}", data: { name: "G" }) { id } }`,
    'report:generate': ({ project }) =>
      `mutation { createReport(data: { title: "G", project: "${project}" }) { id } }`,
  }
  test.each(READ_AND_CREATE)(
    '%s by %s is "%s" at home and nothing next door',
    async (capability, role, grant) => {
      const attempt = async (place: Home) => {
        const { body } = await graphql(stage.host, MUTATIONS[capability]!(place), {
          token: people[role].token,
        })
        return !body.errors && Object.values(body.data ?? {}).some(Boolean)
      }
      expect({ home: await attempt(home), nextDoor: await attempt(nextDoor) }).toEqual({
        home: grant === 'all',
        nextDoor: false,
      })
    },
  )
})

describe('4.1 over the Local API with overrideAccess: false', () => {
  test.each(READ_AND_CREATE)(
    '%s by %s is "%s" at home and nothing next door',
    async (capability, role, grant) => {
      const { payload } = stage.host
      const user = {
        ...((await payload.findByID({
          collection: 'users',
          id: people[role].id,
          overrideAccess: true,
        } as never)) as object),
        collection: 'users',
      }
      const base = { overrideAccess: false, user }
      const calls: Record<string, (place: Home) => Promise<unknown>> = {
        'project:create': ({ workspace }) =>
          payload.create({
            ...base,
            collection: 'projects',
            data: { name: 'L', workspace },
          } as never),
        'project:read': ({ project }) =>
          payload.findByID({ ...base, collection: 'projects', id: project } as never),
        'project:update': ({ project }) =>
          payload.update({
            ...base,
            collection: 'projects',
            data: { name: 'L' },
            id: project,
          } as never),
        'report:generate': ({ project }) =>
          payload.create({
            ...base,
            collection: 'reports',
            data: { project, title: 'L' },
          } as never),
      }
      const attempt = (place: Home) =>
        calls[capability]!(place).then(
          () => true,
          () => false,
        )
      expect({ home: await attempt(home), nextDoor: await attempt(nextDoor) }).toEqual({
        home: grant === 'all',
        nextDoor: false,
      })
    },
  )
})
