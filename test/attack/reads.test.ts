import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import type { Answer } from '../support/host'
import type { Ask, Attacker, Scene } from './scene'

import {
  asker,
  ATTACKERS,
  collectionsOf,
  KINDS,
  PEOPLE,
  startScene,
  tracesIn,
  UNKNOWN,
  unseenIn,
} from './scene'

/** Everybody asks every collection in every way that REST has; nobody comes across what is not his (SPEC 1, 1.2, 4). */
let scene: Scene
let ask: Ask

beforeAll(async () => {
  scene = await startScene()
  ask = asker(scene)
})
afterAll(() => scene.stage.host.stop())

type Field = { flattenedFields?: Field[]; name: string; relationTo?: string; type: string }
const fieldsOf = (collection: string): Field[] =>
  (scene.stage.host.payload.collections[collection as 'users']?.config.flattenedFields ??
    []) as unknown as Field[]
const idsIn = ({ body }: Answer): string[] =>
  ((body?.docs ?? []) as { id: string }[]).map(({ id }) => id)

/** Every field by name, hidden ones and those of related documents included. */
const selectAll = (collection: string): string => {
  const own = fieldsOf(collection).map(({ name }) => `select[${name}]=true`)
  const related = collectionsOf(scene).flatMap((slug) =>
    fieldsOf(slug).map(({ name }) => `populate[${slug}][${name}]=true`),
  )
  return [...own, ...related].join('&')
}

const WAYS = [
  'depth=99&limit=99999&draft=true&trash=true&locale=all',
  'depth=3&pagination=false&locale=nl&fallbackLocale=none',
  'depth=2&showHiddenFields=true&overrideAccess=true&joins[docs][limit]=0',
  'depth=1&limit=500&where[archivedAt][exists]=false&where[id][exists]=true',
  'depth=1&limit=500&where[or][0][id][exists]=true&where[or][1][id][exists]=false',
]

describe.each(ATTACKERS)('%s', (who) => {
  test('1 lists, counts and versions hold what is his, and nothing else', async () => {
    const traces: string[] = []
    let all = ''
    for (const collection of collectionsOf(scene)) {
      const ways = [...WAYS, `depth=3&limit=500&${selectAll(collection)}`]
      const paths = [
        ...ways.map((way) => `${collection}?${way}`),
        `${collection}/versions?depth=3&limit=0`,
      ]
      for (const url of paths) {
        const text = JSON.stringify((await ask(who, 'GET', url)).body)
        traces.push(...tracesIn(scene, who, text))
        all += text
      }
      const list = await ask(who, 'GET', `${collection}?depth=0&limit=0`)
      const planted = scene.docs.filter((one) => one.collection === collection)
      const seen = planted.filter(({ id }) => idsIn(list).includes(id))
      expect(seen.map(({ place }) => `${collection} ${place}`)).toEqual(
        planted
          .filter(({ seenBy }) => seenBy.has(who))
          .map(({ place }) => `${collection} ${place}`),
      )
      const count = await ask(who, 'GET', `${collection}/count`)
      if (list.status === 200 && count.status === 200 && 'totalDocs' in count.body)
        expect(count.body.totalDocs).toBe(list.body.totalDocs)
    }
    expect(traces).toEqual([])
    expect(unseenIn(scene, who, all)).toEqual([])
  })
})

describe.each(KINDS)('%s', (who) => {
  test('1.2 what is there and not his answers as what is not there', async () => {
    const different: string[] = []
    const known = new Map<string, string[]>()
    const answerToMissing = async (method: 'GET' | 'POST', url: (of: string) => string) => {
      const key = `${method} ${url('')}`
      if (!known.has(key))
        known.set(key, [
          JSON.stringify((await ask(who, method, url(UNKNOWN))).body),
          JSON.stringify((await ask(who, method, url('no-id'))).body),
        ])
      return known.get(key)!
    }
    for (const { collection, id, seenBy } of scene.docs) {
      const one = await ask(who, 'GET', `${collection}/${id}?depth=3&draft=true&trash=true`)
      const traces = tracesIn(scene, who, JSON.stringify(one.body))
      expect(traces).toEqual([])
      if (seenBy.has(who)) {
        if (one.status !== 200) different.push(`${collection}/${id} is not shown`)
        continue
      }
      for (const [method, url] of [
        ['GET', (of: string) => `${collection}/${of}`],
        ['POST', (of: string) => `${collection}/access/${of}`],
      ] as const) {
        const there = await ask(who, method, url(id))
        const missing = await answerToMissing(method, url)
        if (there.status < 400 || missing.some((one) => one !== JSON.stringify(there.body)))
          different.push(
            `${method} ${url(id)}: ${there.status} ${JSON.stringify(there.body)}, ${missing}`,
          )
      }
    }
    expect(different).toEqual([])
  })
})

test.each(PEOPLE)('%s finds no file and no directory that is not his', async (who) => {
  const { places, secrets } = scene
  for (const { path, seenBy, value } of secrets.filter((one) => one.path === 'filename')) {
    const answer = await ask(who, 'GET', `media/file/${value}`)
    expect([path, answer.status]).toEqual([path, seenBy.has(who) ? 200 : 403])
    expect(tracesIn(scene, who, String(answer.body))).toEqual([])
  }
  const missing = await ask(who, 'GET', 'media/file/nothing.txt')
  expect(missing.status).toBe(403)
  for (const kind of ['organisations', 'workspaces'])
    for (const id of Object.values(places)) {
      const answer = await ask(who, 'GET', `${kind}/${id}/members`)
      if (answer.status === 200)
        expect(tracesIn(scene, who, JSON.stringify(answer.body))).toEqual([])
      else expect(answer.status).toBe(404)
    }
})

const isEqual = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

type Path = { asked: string; collection: string; path: string; secretOf: string }

/** Every way by which a filter could reach a secret: the collection's own fields, and up to two relations away. */
const pathsToSecrets = (): Path[] => {
  const holding = new Map<string, Set<string>>()
  for (const { collection, path } of scene.secrets)
    holding.set(collection, (holding.get(collection) ?? new Set()).add(path))
  holding.set(
    'users',
    new Set(['_verificationToken', 'email', 'hash', 'resetPasswordToken', 'salt']),
  )
  const found: Path[] = []
  const walk = (asked: string, collection: string, before: string[], hops: number) => {
    for (const path of holding.get(collection) ?? [])
      if (path !== 'bytes')
        found.push({ asked, collection, path: [...before, path].join('.'), secretOf: path })
    if (hops === 0) return
    for (const { name, relationTo, type } of fieldsOf(collection))
      if (type === 'relationship' && typeof relationTo === 'string')
        walk(asked, relationTo, [...before, name], hops - 1)
  }
  for (const collection of collectionsOf(scene)) walk(collection, collection, [], 2)
  return found
}

const valuesAt = ({ collection, secretOf }: Path, who: Attacker): string[] =>
  scene.secrets
    .filter((one) => one.collection === collection && one.path === secretOf && !one.seenBy.has(who))
    .map(({ value }) => value)

const condition = (path: string, values: string[]): string =>
  `[${path}][in]=${encodeURIComponent(values.join(','))}`

describe('filters tell nothing of what one does not see', () => {
  /** Which paths may be asked does not depend on who asks, staff aside. */
  const mayAsk = async (who: Attacker, { asked, path }: Path): Promise<boolean> =>
    (await ask(who, 'GET', `${asked}?depth=0&where${condition(path, ['x'])}`)).status === 200

  test('1, 3.6 by where on every field, also two relations away', async () => {
    const told: string[] = []
    const open: Path[] = []
    for (const path of pathsToSecrets()) if (await mayAsk('Greta', path)) open.push(path)
    expect(open.length).toBeGreaterThan(50)
    for (const who of PEOPLE.filter((one) => one !== 'Sam'))
      for (const collection of collectionsOf(scene)) {
        const conditions = open
          .filter(({ asked }) => asked === collection)
          .map((path) => ({ path: path.path, values: valuesAt(path, who) }))
          .filter(({ values }) => values.length > 0)
          .map(({ path, values }, index) => `where[or][${index}]${condition(path, values)}`)
        if (conditions.length === 0) continue
        const answer = await ask(who, 'GET', `${collection}?depth=0&${conditions.join('&')}`)
        if (answer.status !== 200 || answer.body.totalDocs > 0)
          told.push(`${who} asks ${collection}: ${answer.status}, ${answer.body.totalDocs}`)
      }
    expect(told).toEqual([])
  })

  test('4.10 staff learn nothing of content, and nothing of what is hidden from all', async () => {
    const told: string[] = []
    for (const path of pathsToSecrets()) {
      const values = valuesAt(path, 'Sam')
      if (values.length === 0) continue
      const query = `depth=0&where${condition(path.path, values)}`
      const answer = await ask('Sam', 'GET', `${path.asked}?${query}`)
      if (answer.status === 200 && answer.body.totalDocs > 0) told.push(path.path)
    }
    expect(told).toEqual([])
  })

  test.each(['Mia', 'Bea'] as const)('%s orders by nothing that is hidden', async (who) => {
    const told: string[] = []
    for (const collection of collectionsOf(scene)) {
      const all = await ask(who, 'GET', `${collection}?depth=0&limit=500`)
      if (all.status !== 200 || all.body.docs.length < 2) continue
      for (const field of fieldsOf(collection)) {
        const fields = [
          field.name,
          ...(field.flattenedFields ?? []).flatMap(({ name }) => [
            `${field.name}.${name}`,
            `${field.name}__${name}`,
            `${field.name}_${name}`,
          ]),
          ...(typeof field.relationTo === 'string'
            ? ['id', 'name', 'email', 'salt'].flatMap((name) => [
                `${field.name}.${name}`,
                `${field.name}__${name}`,
              ])
            : []),
        ]
        for (const name of fields) {
          const [up, down] = [
            await ask(who, 'GET', `${collection}?depth=0&limit=500&sort=${name}`),
            await ask(who, 'GET', `${collection}?depth=0&limit=500&sort=-${name}`),
          ]
          const isShown = all.body.docs.every((doc: object) => name in doc)
          if (up.status === 200 && !isShown && !isEqual(idsIn(up), idsIn(down)))
            told.push(`${collection} by ${name}`)
        }
      }
    }
    expect(told).toEqual([])
  })
})
