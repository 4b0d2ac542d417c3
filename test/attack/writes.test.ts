import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import type { Ask, Attacker, Planted, Scene } from './scene'

import { codeOf, rest } from '../support/host'
import { Database } from './database'
import { asker, askGraphQL, KINDS, PEOPLE, startScene, UNKNOWN } from './scene'

/** Nobody changes what is not his to change, by any way to write (SPEC 1.3, 1.4, 1.6, 1.8, 4.7, 4.9). */
let scene: Scene
let ask: Ask
let database: Database

beforeAll(async () => {
  scene = await startScene()
  ask = asker(scene)
  database = await new Database(scene.stage.host.database.url).open()
})
afterAll(async () => {
  await database.close()
  await scene.stage.host.stop()
})

/** What an attacker would like to write into a document of each kind. */
const WISHES: Record<string, object> = {
  'agreement-acceptances': { acceptedByName: 'taken' },
  'audit-events': { reason: 'taken' },
  'billing-accounts': { legalName: 'taken', reason: 'taken', tier: 'guardian' },
  conversations: { title: 'taken' },
  invitations: { role: 'owner', status: 'accepted' },
  media: { alt: 'taken' },
  memberships: { ended: true, reason: 'taken', role: 'owner' },
  organisations: { archived: true, isPartner: true, name: 'taken', reason: 'taken' },
  'outgoing-mails': { to: 'me@elsewhere.example' },
  'partner-agreements': { _status: 'published', title: 'taken' },
  projects: { name: 'taken' },
  reports: { status: 'published', title: 'taken' },
  users: { name: 'taken', password: 'a password of mine' },
  workspaces: { archived: true, name: 'taken', reason: 'taken' },
}

const COMMANDS: Record<string, string[]> = {
  invitations: ['accept', 'decline', 'resend', 'revoke'],
  'outgoing-mails': ['resend'],
}

const answerOf = async (...args: Parameters<Ask>): Promise<string> => {
  const { body, status } = await ask(...args)
  return `${status} ${JSON.stringify(body)}`.replaceAll(
    /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g,
    'id',
  )
}

describe.each(KINDS)('%s', (who) => {
  test('1.2, 1.4 writes nothing into what he does not see, and is not told that it is there', async () => {
    const before = await database.take()
    const told: string[] = []
    const known = new Map<string, string>()
    const same = async (
      method: 'DELETE' | 'PATCH' | 'POST',
      url: (of: string) => string,
      of: string,
      body?: object,
    ) => {
      const key = `${method} ${url('')}`
      const missing = known.get(key) ?? (await answerOf(who, method, url(UNKNOWN), body))
      known.set(key, missing)
      const there = await answerOf(who, method, url(of), body)
      if (there !== missing || Number(there.slice(0, 3)) < 400)
        told.push(`${key}: ${there.slice(0, 150)}, missing: ${missing.slice(0, 150)}`)
    }
    for (const { collection, id, seenBy } of scene.docs) {
      if (seenBy.has(who)) continue
      await same('PATCH', (of) => `${collection}/${of}`, id, WISHES[collection])
      await same('DELETE', (of) => `${collection}/${of}`, id)
      await same('POST', (of) => `${collection}/${of}/duplicate`, id, {})
      await same('POST', (of) => `${collection}/versions/${of}`, id, {})
      for (const command of COMMANDS[collection] ?? [])
        await same('POST', (of) => `${collection}/${of}/${command}`, id, {})
    }
    expect(told).toEqual([])
    expect(await database.changedSince(before)).toEqual([])
  })

  test('1.4 changes and deletes nothing by a query', async () => {
    const before = await database.take()
    const answers: unknown[] = []
    for (const collection of Object.keys(WISHES))
      for (const query of ['where[id][exists]=true', `where[id][not_equals]=${UNKNOWN}&limit=0`])
        for (const method of ['PATCH', 'DELETE'] as const) {
          const answer = await ask(who, method, `${collection}?${query}`, WISHES[collection])
          if (answer.status < 400) answers.push([method, collection, answer.status, answer.body])
        }
    expect(answers).toEqual([])
    expect(await database.changedSince(before)).toEqual([])
  })
})

type Create = [collection: string, data: (at: Record<string, string>) => object]

/** Everything that could be made in somebody else's place. */
const CREATES: Create[] = [
  ['projects', ({ workspace }) => ({ name: 'mine', workspace })],
  [
    'projects',
    ({ own, workspace }) => ({ name: 'mine', workspace: { id: workspace, value: own } }),
  ],
  [
    'projects',
    ({ workspace }) => ({
      name: 'mine',
      workspace: { relationTo: 'workspaces', value: workspace },
    }),
  ],
  ['projects', ({ workspace }) => ({ name: 'mine', workspace: [workspace] })],
  ['projects', ({ workspace }) => ({ name: 'mine', workspace: String(workspace).toUpperCase() })],
  ['conversations', ({ project }) => ({ project, title: 'mine' })],
  ['conversations', ({ project, workspace }) => ({ project, title: 'mine', workspace })],
  ['reports', ({ project }) => ({ project, title: 'mine' })],
  ['memberships', ({ me, workspace }) => ({ role: 'member', user: me, workspace })],
  ['memberships', ({ me, organisation }) => ({ organisation, role: 'member', user: me })],
  [
    'memberships',
    ({ me, organisation, workspace }) => ({ organisation, role: 'owner', user: me, workspace }),
  ],
  [
    'invitations',
    ({ workspace }) => ({ email: 'friend@elsewhere.example', role: 'observer', workspace }),
  ],
  [
    'invitations',
    ({ organisation }) => ({ email: 'friend@elsewhere.example', organisation, role: 'owner' }),
  ],
  ['invitations', () => ({ email: 'friend@elsewhere.example', platformRoles: ['staff'] })],
  ['workspaces', ({ organisation }) => ({ name: 'mine', organisation })],
  [
    'workspaces',
    ({ organisation }) => ({
      agreementAccepted: true,
      dataOwner: { email: 'friend@elsewhere.example', organisationName: 'Mine' },
      name: 'mine',
      organisation,
      usageContext: 'external',
    }),
  ],
  ['agreement-acceptances', ({ organisation, version }) => ({ organisation, version })],
  [
    'billing-accounts',
    ({ organisation }) => ({
      organisation,
      reason: 'mine',
      scope: 'organisation',
      tier: 'guardian',
    }),
  ],
  [
    'audit-events',
    ({ organisation }) => ({ action: 'mine', at: '2026-01-01T00:00:00Z', organisation }),
  ],
  ['agreement-versions', () => ({ appliesTo: 'organisation', version: 9 })],
  ['outgoing-mails', () => ({ kind: 'mine', subject: 'mine', to: 'friend@elsewhere.example' })],
  ['logos', ({ organisation }) => ({ alt: 'mine', organisation })],
  [
    'users',
    () => ({ _verified: true, email: 'friend@elsewhere.example', password: 'a password of mine' }),
  ],
  ['payload-kv', () => ({ data: {}, key: 'mine' })],
  [
    'payload-locked-documents',
    ({ workspace }) => ({ document: { relationTo: 'workspaces', value: workspace } }),
  ],
  ['payload-jobs', () => ({ taskSlug: 'mine' })],
]

const AT: [who: Attacker, own: string, other: string, organisation: string][] = [
  ['Greta', 'studio', 'haarlem', 'veldwerk'],
  ['Greta', 'studio', 'vault', 'veldwerk'],
  ['Olga', 'research', 'delft', 'northside'],
  ['Mia', 'haarlem', 'vault', 'northside'],
  ['Mia', 'haarlem', 'delft', 'northside'],
  ['Bea', 'haarlem', 'research', 'northside'],
  ['Daan', 'haarlem', 'research', 'veldwerk'],
  ['Xander', 'haarlem', 'research', 'veldwerk'],
  ['Nora', 'studio', 'haarlem', 'veldwerk'],
  ['Wim', 'studio', 'haarlem', 'veldwerk'],
  ['Ed', 'studio', 'haarlem', 'veldwerk'],
  ['Nobody', 'studio', 'haarlem', 'veldwerk'],
  ['Forged', 'studio', 'haarlem', 'veldwerk'],
]

const placesFor = async (who: Attacker, own: string, other: string, organisation: string) => {
  const versions = await ask(
    'Ed',
    'GET',
    'agreement-versions?where[appliesTo][equals]=organisation',
  )
  return {
    me: scene.people[who].id ?? UNKNOWN,
    organisation: scene.places[organisation]!,
    own: scene.places[own]!,
    project: scene.places[`${other} project`]!,
    version: versions.body.docs[0].id as string,
    workspace: scene.places[other]!,
  }
}

test.each(AT)('4.9 %s (%s) makes nothing in %s and %s', async (who, own, other, organisation) => {
  const at = await placesFor(who, own, other, organisation)
  const before = await database.take()
  const made: unknown[] = []
  for (const [collection, dataOf] of CREATES)
    for (const query of ['', '?draft=true&depth=0']) {
      const { body, status } = await ask(who, 'POST', `${collection}${query}`, dataOf(at))
      if (status < 400) made.push([collection, dataOf(at), status, body])
    }
  const form = new FormData()
  form.set('_payload', JSON.stringify({ alt: 'mine', project: at.project }))
  form.set('file', new File(['mine'], 'mine.txt', { type: 'text/plain' }))
  const upload = await ask(who, 'POST', 'media', form)
  if (upload.status < 400) made.push(['media', upload.body])
  expect(made).toEqual([])
  expect(await database.changedSince(before)).toEqual([])
})

test('9.1 the generated mutations change nothing either', async () => {
  const before = await database.take()
  const made: unknown[] = []
  const mutate = async (who: Attacker, mutation: string) => {
    const { body } = await askGraphQL(scene)(who, `mutation { ${mutation} }`)
    if (!body.errors?.[0]?.extensions?.data?.code) made.push([who, mutation, body])
  }
  const { delft, haarlem, 'haarlem project': project, veldwerk } = scene.places
  for (const who of ['Greta', 'Nora', 'Wim', 'Ed', 'Nobody'] as const)
    for (const mutation of [
      `updateWorkspace(id: "${haarlem}", data: { name: "taken" }) { id }`,
      `updateOrganisation(id: "${veldwerk}", data: { name: "taken" }) { id }`,
      `updateProject(id: "${project}", data: { name: "taken" }) { id }`,
      `deleteProject(id: "${project}") { id }`,
      `deleteWorkspace(id: "${haarlem}") { id }`,
      `createProject(data: { name: "mine", workspace: "${haarlem}" }) { id }`,
      `createConversation(data: { title: "mine", project: "${project}" }) { id }`,
      `createMembership(data: { user: "${scene.people[who].id}", workspace: "${haarlem}", role: owner }) { id }`,
      `createInvitation(data: { email: "friend@elsewhere.example", workspace: "${haarlem}", role: owner }) { id }`,
      `createUser(data: { email: "friend@elsewhere.example", password: "a password of mine" }) { id }`,
      `unlockUser(email: "olga@veldwerk.example")`,
      `verifyEmailUser(token: "")`,
      `resetPasswordUser(token: "", password: "a password of mine") { token }`,
      `updateUser(id: "${scene.people.Olga.id}", data: { name: "taken" }) { id }`,
      `resendInvitation(id: "${invitationOf('haarlem').id}") { invitation { id } }`,
      `revokeInvitation(id: "${invitationOf('haarlem').id}") { invitation { id } }`,
      `declineInvitation(id: "${invitationOf('haarlem').id}") { invitation { id } }`,
      `acceptInvitation(id: "${invitationOf('haarlem').id}") { invitation { id } }`,
      `setClock(now: "2099-01-01T00:00:00Z") { now }`,
    ])
      await mutate(who, mutation)
  await mutate('Daan', `updateWorkspace(id: "${haarlem}", data: { name: "taken" }) { id }`)
  await mutate('Olga', `updateWorkspace(id: "${delft}", data: { name: "taken" }) { id }`)
  expect(made).toEqual([])
  expect(await database.changedSince(before)).toEqual([])
})

const invitationOf = (place: string): Planted =>
  scene.docs.find((one) => one.collection === 'invitations' && one.place === place)!

describe('1.3 fields that only the program writes', () => {
  const PAST = '2020-01-01T00:00:00.000Z'
  const FIXED: [collection: string, place: string, wishes: Record<string, unknown>][] = [
    ['projects', 'studio', { createdAt: PAST, id: UNKNOWN, updatedAt: PAST, workspace: 'delft' }],
    ['conversations', 'studio', { createdAt: PAST, project: 'delft project', workspace: 'delft' }],
    ['reports', 'studio', { author: 'Olga', project: 'delft project', workspace: 'delft' }],
    [
      'media',
      'studio',
      { filename: 'other.txt', project: 'delft project', url: '/other.txt', workspace: 'delft' },
    ],
    [
      'workspaces',
      'studio',
      {
        agreementAcceptance: UNKNOWN,
        archivedAt: PAST,
        billingAccount: UNKNOWN,
        createdAt: PAST,
        dataOwner: { proposedEmail: 'me@elsewhere.example' },
        isDataOwner: true,
        logo: UNKNOWN,
        myRole: 'admin',
        organisation: 'veldwerk',
        tier: 'guardian',
        usageContext: 'external',
      },
    ],
    [
      'organisations',
      'northside',
      {
        archivedAt: PAST,
        billingAccount: UNKNOWN,
        createdAt: PAST,
        createdBy: 'Olga',
        isPartner: true,
        partnerSince: PAST,
      },
    ],
    [
      'billing-accounts',
      'northside',
      {
        accountManager: 'Greta',
        balanceCents: 1_000_000,
        billingPeriod: 'monthly',
        createdAt: PAST,
        discountBps: 10_000,
        discountKind: 'staff',
        organisation: 'veldwerk',
        paymentMode: 'managed',
        scope: 'workspace',
        status: 'active',
        tier: 'guardian',
        trialEndsAt: '2099-01-01T00:00:00.000Z',
        workspace: 'studio',
      },
    ],
    [
      'users',
      'Greta',
      {
        _verificationToken: 'mine',
        _verified: false,
        createdAt: PAST,
        hash: 'mine',
        lockUntil: PAST,
        loginAttempts: 5,
        pendingEmail: 'me@elsewhere.example',
        platformRoles: ['staff'],
        resetPasswordExpiration: '2099-01-01T00:00:00.000Z',
        resetPasswordToken: 'mine',
        salt: 'mine',
        sessions: [{ expiresAt: '2099-01-01T00:00:00.000Z', id: UNKNOWN }],
        staffPermissions: ['manageStaff'],
      },
    ],
  ]
  const CASES = FIXED.flatMap(([collection, place, wishes]) =>
    Object.entries(wishes).map(([field, value]) => [collection, field, place, value] as const),
  )

  const docOf = (collection: string, place: string): string =>
    place === 'Greta'
      ? scene.people.Greta.id!
      : scene.docs.find((one) => one.collection === collection && one.place === place)!.id
  const valueOf = (value: unknown): unknown =>
    typeof value === 'string'
      ? (scene.places[value] ?? scene.people[value as Attacker]?.id ?? value)
      : value

  test.each(CASES)('%s.%s stays as it is', async (collection, field, place, value) => {
    const before = await database.take()
    const { status } = await ask('Greta', 'PATCH', `${collection}/${docOf(collection, place)}`, {
      [field]: valueOf(value),
    })
    expect(status).toBeLessThan(500)
    expect(await database.changedSince(before)).toEqual([])
  })

  test.each<[string, string, object]>([
    ['memberships', 'studio', { role: 'member', source: 'creation', user: 'Greta' }],
    ['memberships', 'studio', { endedAt: PAST, role: 'member', user: 'Greta' }],
    ['invitations', 'studio', { email: 'a@b.example', role: 'member', status: 'accepted' }],
    ['invitations', 'studio', { email: 'a@b.example', role: 'member', source: 'data-owner' }],
    ['invitations', 'studio', { email: 'a@b.example', role: 'member', tokenHash: 'mine' }],
    [
      'invitations',
      'studio',
      { email: 'a@b.example', expiresAt: '2099-01-01T00:00:00Z', role: 'member' },
    ],
    ['organisations', '', { isPartner: true, name: 'new' }],
    ['organisations', '', { createdBy: UNKNOWN, name: 'new' }],
    ['organisations', '', { billingAccount: UNKNOWN, name: 'new' }],
    ['projects', 'studio', { createdAt: PAST, name: 'new' }],
  ])('%s in "%s" is not made with %j', async (collection, place, data) => {
    const before = await database.take()
    const known = Object.fromEntries(
      Object.entries(data).map(([key, value]) => [key, valueOf(value)]),
    )
    const answer = await ask('Greta', 'POST', collection, {
      ...known,
      ...(place && { workspace: scene.places[place] }),
    })
    expect([answer.status, codeOf(answer)]).toEqual([400, 'field_not_writable'])
    expect(await database.changedSince(before)).toEqual([])
  })
})

const membershipOf = async (who: Attacker, kind: 'organisation' | 'workspace'): Promise<string> => {
  const { body } = await ask(
    'Sam',
    'GET',
    `memberships?depth=0&sort=-createdAt&where[user][equals]=${scene.people[who].id}&where[${kind}][exists]=true&where[source][not_equals]=creation`,
  )
  return body.docs[0].id as string
}

test.each<[Attacker, Attacker, 'organisation' | 'workspace', object]>([
  ['Mia', 'Mia', 'workspace', { role: 'owner' }],
  ['Mia', 'Mia', 'organisation', { role: 'admin' }],
  ['Mia', 'Bea', 'organisation', { ended: true }],
  ['Bea', 'Bea', 'organisation', { role: 'owner' }],
  ['Bea', 'Mia', 'workspace', { ended: true }],
  ['Adam', 'Adam', 'organisation', { role: 'owner' }],
  ['Daan', 'Daan', 'workspace', { role: 'external' }],
  ['Daan', 'Xander', 'workspace', { ended: true }],
  ['Xander', 'Xander', 'workspace', { role: 'member' }],
  ['Xander', 'Xander', 'workspace', { expiresAt: '2099-01-01T00:00:00Z' }],
  ['Xander', 'Daan', 'workspace', { role: 'external' }],
  ['Wim', 'Wim', 'workspace', { role: 'owner' }],
  ['Wim', 'Wim', 'organisation', { expiresAt: '2099-01-01T00:00:00Z' }],
  ['Wim', 'Wim', 'organisation', { endedAt: null }],
  ['Greta', 'Wim', 'organisation', { role: 'owner' }],
])('4.7 %s cannot change the membership of %s in the %s to %j', async (who, whose, kind, data) => {
  const id = await membershipOf(whose, kind)
  const before = await database.take()
  const { status } = await ask(who, 'PATCH', `memberships/${id}`, data)
  expect(status).toBeGreaterThanOrEqual(400)
  expect(status).toBeLessThan(500)
  expect(await database.changedSince(before)).toEqual([])
})

describe('accounts and sessions', () => {
  test.each<[string, object]>([
    ['users/first-register', { email: 'a@b.example', password: 'a password of mine' }],
    ['users/unlock', { email: 'olga@veldwerk.example' }],
    ['users/verify/x', {}],
    ['users/verify/null', {}],
    ['users/reset-password', { password: 'a password of mine', token: '' }],
    ['users/reset-password', { password: 'a password of mine', token: null }],
    ['users/reset-password', { password: 'a password of mine' }],
    ['users/login', { email: 'olga@veldwerk.example', password: { $ne: '' } }],
    ['partner-program/clock', { now: '2099-01-01T00:00:00Z' }],
    ['payload-jobs/run', {}],
  ])('%s with %j changes nothing', async (url, body) => {
    const before = await database.take()
    for (const who of ['Greta', 'Ed', 'Nobody', 'Forged'] as const) {
      const { status } = await ask(who, 'POST', url, body)
      expect(status).toBeGreaterThanOrEqual(400)
    }
    expect(await database.changedSince(before)).toEqual([])
  })

  test.each(PEOPLE.filter((one) => one !== 'Olga'))(
    '%s leaves preferences of others alone',
    async (who) => {
      const olgas = await ask('Olga', 'GET', 'payload-preferences')
      const { id } = olgas.body.docs[0]
      const before = await database.take()
      const url = `payload-preferences/${id}`
      expect((await ask(who, 'PATCH', url, { value: 'taken' })).status).toBeGreaterThanOrEqual(400)
      await ask(who, 'DELETE', url)
      await ask(who, 'DELETE', 'payload-preferences/secret')
      expect(await database.changedSince(before)).toEqual([])
    },
  )

  test('a cookie counts only from our own pages', async () => {
    const { host } = scene.stage
    const cookie = `payload-token=${scene.people.Greta.token}`
    const before = await database.take()
    const answers = []
    for (const headers of [
      { Cookie: cookie, Origin: 'https://evil.example' },
      { Cookie: cookie, 'Sec-Fetch-Site': 'cross-site' },
      { Authorization: 'users API-Key anything' },
      { Authorization: `Bearer ${scene.people.Forged.token}` },
      { Cookie: `payload-token=${scene.people.Forged.token}`, Origin: 'http://localhost:3000' },
    ] as Record<string, string>[]) {
      const data = { body: { name: 'taken' }, headers }
      answers.push((await rest(host, 'PATCH', `workspaces/${scene.places.studio}`, data)).status)
    }
    expect(answers).toEqual([403, 403, 403, 403, 403])
    expect(await database.changedSince(before)).toEqual([])
  })
})
