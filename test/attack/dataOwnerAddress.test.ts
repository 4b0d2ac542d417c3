import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import type { Ask, Attacker, Scene } from './scene'

import { asker, askGraphQL, PEOPLE, startScene } from './scene'

/** The address of a data owner exists for staff, the workspace's owners and admins, and himself alone (SPEC 3.6). */
let scene: Scene
let ask: Ask
let addresses: { confirmed: string; name: string; proposed: string }

beforeAll(async () => {
  scene = await startScene()
  ask = asker(scene)
  const workspace = (await ask('Sam', 'GET', `workspaces/${scene.places.haarlem}?depth=0`)).body
  addresses = {
    confirmed: workspace.dataOwner.email,
    name: workspace.dataOwner.organisationName,
    proposed: workspace.dataOwner.proposedEmail,
  }
})
afterAll(() => scene.stage.host.stop())

const SEE: Attacker[] = ['Sam', 'Olga', 'Adam', 'Daan']
const HAVE_A_ROLE: Attacker[] = ['Mia', 'Bea', 'Xander']

test.each(SEE)('%s reads it', async (who) => {
  const { body } = await ask(who, 'GET', `workspaces/${scene.places.haarlem}?depth=0`)
  expect(body.dataOwner).toMatchObject({
    email: addresses.confirmed,
    proposedEmail: addresses.proposed,
  })
})

test.each(HAVE_A_ROLE)('for %s a workspace has a client, and no address', async (who) => {
  const { body } = await ask(who, 'GET', `workspaces/${scene.places.haarlem}?depth=0`)
  expect(body.dataOwner).toEqual({ organisationName: addresses.name })
})

test.each(HAVE_A_ROLE)(
  '%s does not get it through any relation, selection or query',
  async (who) => {
    const { haarlem, 'haarlem project': project } = scene.places
    const every = 'depth=3&limit=500&locale=all'
    const group = 'populate[workspaces][dataOwner]=true'
    const answers = await Promise.all([
      ask(who, 'GET', `workspaces/${haarlem}?select[dataOwner][email]=true`),
      ask(who, 'GET', `workspaces/${haarlem}?select[dataOwner]=true&draft=true`),
      ask(who, 'GET', `projects/${project}?${every}&${group}`),
      ask(who, 'GET', `conversations?${every}&${group}`),
      ask(who, 'GET', `memberships?${every}&populate[workspaces][dataOwner][email]=true`),
      ask(who, 'GET', `billing-accounts?${every}&${group}`),
      ask(who, 'GET', `invitations?${every}&${group}`),
      ask(who, 'GET', `agreement-acceptances?${every}&${group}`),
      ask(who, 'GET', `audit-events?${every}&${group}`),
      ask(who, 'GET', `workspaces/${haarlem}/members`),
      ask(who, 'POST', `workspaces/access/${haarlem}`, {}),
      askGraphQL(scene)(who, '{ Workspaces { docs { dataOwner { email proposedEmail } } } }'),
      askGraphQL(scene)(who, '{ Projects { docs { workspace { dataOwner { email } } } } }'),
      askGraphQL(scene)(
        who,
        '{ Memberships { docs { workspace { dataOwner { email proposedEmail } } } } }',
      ),
    ])
    const text = JSON.stringify(answers.map(({ body }) => body))
    expect(text).not.toContain(addresses.confirmed)
    expect(text).not.toContain(addresses.proposed)
  },
)

test('the audit log names people by id only', async () => {
  const fresh = 'dirk@haarlem-new.example'
  const { body, status } = await ask('Greta', 'PATCH', `workspaces/${scene.places.delft}`, {
    dataOwner: { email: fresh },
  })
  expect([status, body.doc.dataOwner.email]).toEqual([200, fresh])
  const events = await ask('Sam', 'GET', 'audit-events?limit=500&depth=0')
  expect(JSON.stringify(events.body)).not.toContain('@')
})

const PATHS = ['dataOwner.email', 'dataOwner.proposedEmail', 'dataOwner.disputedAt', 'dataOwner']
const INNER = [...PATHS, 'dataOwner.organisationName']
const ASKED: [collection: string, path: string][] = [
  ...INNER.map((path): [string, string] => ['workspaces', path]),
  ...INNER.map((path): [string, string] => ['workspaces', path.replace('.', '__')]),
  ...['projects', 'conversations', 'reports', 'media', 'memberships', 'invitations'].map(
    (collection): [string, string] => [collection, 'workspace.dataOwner.email'],
  ),
  ['agreement-acceptances', 'workspace.dataOwner.proposedEmail'],
  ['audit-events', 'workspace.dataOwner.email'],
  ['billing-accounts', 'workspace.dataOwner.email'],
  ['conversations', 'project.workspace.dataOwner.email'],
  ['organisations', 'billingAccount.workspace.dataOwner.email'],
]
const OPERATORS = [
  'equals',
  'not_equals',
  'like',
  'contains',
  'in',
  'not_in',
  'exists',
  'greater_than',
]

describe.each(PEOPLE.filter((one) => one !== 'Sam'))(
  'only staff filter or sort by it: %s',
  (who) => {
    test('a filter is refused alike, whatever the value', async () => {
      const told: string[] = []
      for (const [collection, path] of ASKED)
        for (const operator of path === 'dataOwner.email' ? OPERATORS : ['equals', 'like']) {
          const [right, wrong] = await Promise.all(
            [addresses.confirmed, 'nobody@nowhere.example'].map((value) =>
              ask(
                who,
                'GET',
                `${collection}?depth=0&where[${path}][${operator}]=${operator === 'exists' ? 'true' : value}`,
              ),
            ),
          )
          const isRefused = right!.status === 400
          if (!isRefused || JSON.stringify(right!.body) !== JSON.stringify(wrong!.body))
            told.push(`${collection} by ${path} ${operator}: ${right!.status}`)
        }
      expect(told).toEqual([])
    })

    test('an order, a count, a distinct list and GraphQL tell nothing either', async () => {
      const value = addresses.confirmed
      for (const path of INNER.slice(0, 3)) {
        const sorted = await ask(who, 'GET', `workspaces?sort=${path}`)
        const counted = await ask(who, 'GET', `workspaces/count?where[${path}][equals]=${value}`)
        expect([path, sorted.status, counted.status]).toEqual([path, 400, 400])
      }
      for (const url of [
        `workspaces/distinct?field=dataOwner.email`,
        `workspaces/versions?where[version.dataOwner.email][equals]=${value}`,
      ])
        expect((await ask(who, 'GET', url)).status).toBe(404)
      for (const query of [
        `{ Workspaces(where: { dataOwner__email: { equals: "${value}" } }) { totalDocs } }`,
        `{ countWorkspaces(where: { dataOwner__email: { equals: "${value}" } }) { totalDocs } }`,
        '{ Workspaces(sort: "dataOwner__email") { totalDocs } }',
        '{ Workspaces(sort: "-dataOwner.email") { totalDocs } }',
      ]) {
        const { body } = await askGraphQL(scene)(who, query)
        expect([query, body.errors?.[0]?.extensions.data.code]).toEqual([
          query,
          'validation_failed',
        ])
      }
    })
  },
)

test('staff filter by it', async () => {
  const query = `workspaces?depth=0&where[dataOwner.email][equals]=${addresses.confirmed}`
  const { body } = await ask('Sam', 'GET', query)
  expect(body.docs.map(({ id }: { id: string }) => id)).toEqual([scene.places.haarlem])
})
