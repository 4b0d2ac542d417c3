import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import type { Answer } from '../support/host'
import type { Scene } from './scene'

import { codeOf, rest } from '../support/host'
import { askGraphQL, collectionsOf, startScene, UNKNOWN } from './scene'

/** Whatever a client sends, it gets an answer in words, soon, and never a failure (SPEC 9.2, 9.4). The same requests every time. */
let scene: Scene

beforeAll(async () => {
  scene = await startScene()
})
afterAll(() => scene.stage.host.stop())

const SEED = 20261125
const randomOf = (seed: number) => {
  let state = seed
  return <One>(list: readonly One[]): One => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return list[state % list.length]!
  }
}

type Method = 'DELETE' | 'GET' | 'PATCH' | 'POST'
type Sent = { body?: unknown; headers?: Record<string, string> }

/** Why an answer is none that a client could use, or nothing. */
const problemOf = (answer: Answer, ms: number): string | undefined => {
  if (ms > 5_000) return `took ${ms} ms`
  if (answer.status >= 500) return `answered ${answer.status}`
  if (answer.status >= 400 && typeof codeOf(answer) !== 'string') return 'has no code'
  return undefined
}

const problems: string[] = []
const send = async (method: Method, url: string, { body, headers }: Sent = {}): Promise<void> => {
  const { token } = scene.people.Greta
  const began = Date.now()
  const sent = {
    headers: { Authorization: `JWT ${token}`, ...headers },
    ...(body !== undefined && { body }),
  }
  const answer = await rest(scene.stage.host, method, url, sent)
  const problem = problemOf(answer, Date.now() - began)
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  if (problem)
    problems.push(`${problem}: ${method} ${url.slice(0, 150)} ${(text ?? '').slice(0, 150)}`)
}
const expectNone = (): void => {
  expect(problems.splice(0)).toEqual([])
}

const HOSTILE: unknown[] = [
  null,
  '',
  0,
  -1,
  1.5,
  1e308,
  true,
  false,
  [],
  {},
  [[]],
  [null],
  'a\u0000b',
  'x'.repeat(100_000),
  { id: UNKNOWN },
  { relationTo: 'users', value: UNKNOWN },
  { relationTo: 'nothing', value: 5 },
  'no-id',
  UNKNOWN,
  [UNKNOWN, UNKNOWN],
  '2026-99-99',
  { constructor: { prototype: {} } },
  { toString: 'x', valueOf: null },
  { root: { children: [{ children: null, type: 'x' }], type: 'root' } },
  "'; drop table users; --",
  '\ud800',
]

describe('values of the wrong kind', () => {
  test('9.4 in every field of every collection', async () => {
    const pick = randomOf(SEED)
    for (const collection of collectionsOf(scene)) {
      const config = scene.stage.host.payload.collections[collection as 'users']!.config
      const own = scene.docs.find((one) => one.collection === collection && one.seenBy.has('Greta'))
      for (const { name } of config.flattenedFields as { name: string }[]) {
        const known = { name: 'a', title: 'a', workspace: scene.places.studio }
        await send('POST', collection, { body: { ...known, [name]: pick(HOSTILE) } })
        await send('PATCH', `${collection}/${own?.id ?? UNKNOWN}`, {
          body: { [name]: pick(HOSTILE) },
        })
      }
    }
    expectNone()
  })

  test('9.4 as the whole body, in every content type', async () => {
    const bodies = [
      '',
      '{',
      'null',
      '[]',
      '5',
      '"x"',
      '{"__proto__":{"a":1}}',
      '{"a":1,"a":2}',
      `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
      `{"name":"a","workspace":"${scene.places.studio}","x":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`,
    ]
    const types = [
      'application/json',
      'text/plain',
      'application/xml',
      'multipart/form-data',
      'multipart/form-data; boundary=x',
      'application/x-www-form-urlencoded',
      '',
    ]
    const urls: [Method, string][] = [
      ['POST', 'projects'],
      ['POST', 'workspaces'],
      ['POST', 'media'],
      ['POST', 'users/login'],
      ['POST', 'users/forgot-password'],
      ['POST', 'users/reset-password'],
      ['POST', 'users/unlock'],
      ['POST', 'invitations/accept'],
      ['POST', 'invitations/inspect'],
      ['POST', 'agreement-acceptances'],
      ['POST', 'partner-program/sign-up'],
      ['POST', `projects/access/${scene.places['studio project']}`],
      ['POST', 'payload-preferences/x'],
      ['PATCH', `projects/${scene.places['studio project']}`],
      ['DELETE', `projects/${UNKNOWN}`],
    ]
    const pick = randomOf(SEED)
    for (const [method, url] of urls)
      for (const body of bodies) {
        await send(method, url, { body, headers: { 'Content-Type': pick(types) } })
        await send(method, url, { body, headers: { 'Content-Type': 'application/json' } })
      }
    for (const body of ['{', 'null', '[]'])
      await send('POST', 'projects', { body, headers: { 'X-HTTP-Method-Override': 'GET' } })
    expectNone()
  })

  test('9.4 in forms with files', async () => {
    const project = scene.places['studio project']
    const files = [
      '',
      '../../x.txt',
      '.\\x.txt',
      'a"b.txt',
      `${'x'.repeat(5_000)}.txt`,
      'x.html',
      'x',
    ]
    for (const data of [
      '{',
      'null',
      '[]',
      '5',
      JSON.stringify({ project }),
      JSON.stringify({ filename: '../x', project, sizes: 5, url: 5 }),
    ])
      for (const name of files) {
        const form = new FormData()
        form.set('_payload', data)
        form.set('file', new File(['x'], name, { type: 'text/plain' }))
        await send('POST', 'media', { body: form })
      }
    for (const file of ['{', '{}', '{"filename":"x","mimeType":"text/plain","size":1}']) {
      const form = new FormData()
      form.set('_payload', JSON.stringify({ project }))
      form.set('file', file)
      await send('POST', 'media', { body: form })
    }
    for (const url of ['/api/media/file/x.txt', 'http://127.0.0.1:1/x', 'file:///etc/passwd', 5])
      await send('POST', 'media', { body: { filename: 'x.txt', project, url } })
    expectNone()
  })
})

test('9.4 queries of every kind', async () => {
  const pick = randomOf(SEED)
  const operators = [
    'equals',
    'not_equals',
    'like',
    'not_like',
    'contains',
    'in',
    'not_in',
    'all',
    'exists',
    'greater_than',
    'less_than_equal',
    'near',
    'within',
    'intersects',
    'nothing',
    '__proto__',
    'constructor',
  ]
  const values = [
    '',
    'x',
    '0',
    '-1',
    'true',
    'null',
    'no-id',
    UNKNOWN,
    '%00',
    'x,y',
    "'",
    '%25',
    '2026-99-99',
    'x'.repeat(2_000),
    '1e999',
    '%F0%9F%A6%8A',
  ]
  const plain = [
    'limit',
    'page',
    'depth',
    'sort',
    'select',
    'populate',
    'joins',
    'draft',
    'trash',
    'locale',
    'fallbackLocale',
    'pagination',
    'where',
    'where[or]',
    'where[and][0]',
    'where[or][a]',
    'where[__proto__][equals]',
    'where[constructor][equals]',
    'where[a.b.c.d.e.f.g.h.i.j.k.l][equals]',
    'sort[a]',
    'sort[]',
    'limit[]',
    'select[__proto__]',
    'populate[users][hash]',
    'uploadEdits[crop][x]',
  ]
  for (const collection of collectionsOf(scene)) {
    const config = scene.stage.host.payload.collections[collection as 'users']!.config
    const fields = (config.flattenedFields as { name: string }[]).map(({ name }) => name)
    const paths = [
      'id',
      'nothing',
      ...fields,
      ...fields.map((name) => `${name}.id`),
      ...fields.map((name) => `${name}.name.x'y"z`),
    ]
    for (let index = 0; index < 40; index++)
      await send(
        'GET',
        `${collection}?depth=0&where[${encodeURIComponent(pick(paths))}][${pick(operators)}]=${pick(values)}`,
      )
    for (const name of plain) await send('GET', `${collection}?${name}=${pick(values)}`)
    await send(
      'GET',
      `${collection}?limit=1&limit=2&sort=name&sort=-name&where[id][in]=a&where[id][in]=b`,
    )
    await send(
      'GET',
      `${collection}?${Array.from({ length: 60 }, () => 'where[and][0]').join('')}[id][equals]=x`,
    )
    await send(
      'GET',
      `${collection}/versions?where[version.${fields[0]}][${pick(operators)}]=${pick(values)}`,
    )
    await send('GET', `${collection}/count?where[${fields[0]}][${pick(operators)}]=${pick(values)}`)
  }
  expectNone()
})

test('9.4 paths and ids that lead nowhere', async () => {
  const ids = [
    'x',
    '%00',
    '%E0%A4%A',
    "'",
    '..',
    '%2e%2e%2fusers',
    UNKNOWN,
    'x'.repeat(5_000),
    'null',
    '0',
    '__proto__',
  ]
  for (const collection of collectionsOf(scene))
    for (const id of ids) {
      await send('GET', `${collection}/${id}`)
      await send('GET', `${collection}/versions/${id}`)
      await send('POST', `${collection}/access/${id}`, { body: { workspace: { a: [] } } })
    }
  for (const id of ids)
    for (const url of [
      `organisations/${id}/members`,
      `workspaces/${id}/members`,
      `media/file/${id}`,
      `payload-preferences/${id}`,
    ])
      await send('GET', url)
  for (const id of ids)
    for (const url of [
      `invitations/${id}/accept`,
      `invitations/${id}/decline`,
      `invitations/${id}/resend`,
      `invitations/${id}/revoke`,
      `users/verify/${id}`,
    ])
      await send('POST', url, { body: { id: { a: 1 } } })
  for (const url of [
    'nothing',
    'projects/x/y/z',
    'globals/x',
    'payload-migrations',
    'partner-agreements/current?appliesTo[]=x',
  ])
    await send('GET', url)
  for (const headers of [
    { Authorization: 'JWT x' },
    { Authorization: '' },
    { Cookie: 'payload-token=%E0%A4%A' },
    { 'Accept-Language': ';;q=x' },
    { 'Idempotency-Key': 'x'.repeat(300) },
  ] as Record<string, string>[])
    await send('POST', 'workspaces', { body: { name: 'a' }, headers })
  expectNone()
})

test('9.2 GraphQL of every kind', async () => {
  const found: string[] = []
  const queries = [
    '',
    '{',
    '{ nothing }',
    '{ Projects { docs } }',
    'query($a: Nothing) { Projects { totalDocs } }',
    'subscription { x }',
    '{ Projects(limit: "x") { totalDocs } }',
    '{ Projects(limit: -1) { totalDocs } }',
    '{ Projects(page: -1) { totalDocs } }',
    '{ Projects(limit: 99999999999) { totalDocs } }',
    '{ Projects(sort: "workspace__name") { totalDocs } }',
    '{ Projects(where: { name: { equals: "\\u0000" } }) { totalDocs } }',
    '{ Projects(where: { workspace: { equals: "x" } }) { docs { id } nothing } }',
    '{ Projects(where: { workspace: { near: "x" } }) { totalDocs } }',
    '{ Project(id: "x") { id } }',
    '{ Project(id: 5) { nothing } }',
    'mutation { createProject(data: { name: "a", workspace: "x" }) { id } }',
    'mutation { createProject(data: { name: null, workspace: null }) { id } }',
    `mutation { updateProject(id: "${UNKNOWN}", data: { name: "a" }) { id } }`,
    'mutation { deleteProject(id: "x") { id } }',
    'mutation { acceptInvitation(token: "\\u0000") { user { id } } }',
    'mutation { loginUser(email: "x", password: "x") { token } }',
    'mutation { resetPasswordUser(token: null, password: null) { token } }',
    'mutation { signUp(email: "x") { message } }',
    'mutation { createReport(data: { title: "a", project: "x", body: { root: 5 } }) { id } }',
  ]
  for (const query of queries)
    for (const who of ['Greta', 'Nobody'] as const) {
      const began = Date.now()
      const { body, status } = await askGraphQL(scene)(who, query)
      const uncoded = (body.errors ?? []).filter(
        (one: any) =>
          typeof one.extensions?.data?.code !== 'string' || one.extensions.statusCode >= 500,
      )
      if (status >= 500 || uncoded.length > 0 || Date.now() - began > 5_000)
        found.push(`${who} ${query}: ${status} ${JSON.stringify(uncoded).slice(0, 200)}`)
    }
  expect(found).toEqual([])
})
