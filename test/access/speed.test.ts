import type { PayloadRequest } from 'payload'

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import type { Person, Stage } from '../support/people'

import { query, sql } from '../../src/db/sql'
import { newcomer, startStage } from '../support/people'
import { rest } from '../support/host'
import { countStatements } from '../support/statements'

/** Enough for lists to be asked for row by row. */
const MANY = 6_000

const QUESTIONS = [
  'projects?limit=10',
  'projects?limit=10&depth=1',
  'projects/count',
  'workspaces?limit=10&depth=0',
  'memberships?limit=10&depth=1',
  'reports?limit=10',
]

let stage: Stage
let people: Record<number, Person>

beforeAll(async () => {
  stage = await startStage()
  await run(sql`insert into workspaces (id, name, organisation_id, usage_context, visibility)
    select uuidv7(), 'Large ' || i, ${stage.places.veldwerk}, 'internal', 'private' from generate_series(1, ${MANY}::int) i`)
  await run(sql`insert into projects (id, name, workspace_id)
    select uuidv7(), 'Project of ' || name, id from workspaces where name like 'Large %'`)
  people = {}
  for (const count of [1, 1_000, MANY]) people[count] = await memberOf(count)
}, 60_000)
afterAll(() => stage.host.stop())

const run = (statement: ReturnType<typeof sql>) =>
  query(
    { req: { context: {}, payload: stage.host.payload } as unknown as PayloadRequest },
    statement,
  )

const memberOf = async (count: number): Promise<Person> => {
  const person = await newcomer(stage.host)
  await run(sql`insert into memberships (id, user_id, workspace_id, role, source)
    select uuidv7(), ${person.id}, id, 'member', 'direct' from workspaces where name like 'Large %' order by id limit ${count}`)
  return person
}

const ask = ({ token }: Person, path: string) => rest(stage.host, 'GET', path, { token })

const statementsOf = (person: Person, path: string) =>
  countStatements(stage.host.payload, () => ask(person, path))

describe('4.2 at any size', () => {
  test.each(QUESTIONS)(
    '%s takes as many statements for many memberships as for one',
    async (path) => {
      const counts: Record<number, number> = {}
      for (const [size, person] of Object.entries(people))
        counts[Number(size)] = await statementsOf(person, path)
      expect(counts[1]).toBeGreaterThan(0)
      expect(counts).toEqual({ 1: counts[1], 1000: counts[1], [MANY]: counts[1] })
    },
  )

  test('a page and its count are of the same documents, for few and for many', async () => {
    for (const [size, person] of Object.entries(people)) {
      const { body } = await ask(person, 'projects?limit=3&page=1&depth=0')
      const { body: counted } = await ask(person, 'projects/count')
      expect([size, body.totalDocs, counted.totalDocs]).toEqual([size, Number(size), Number(size)])
      expect(body.docs).toHaveLength(Math.min(3, Number(size)))
    }
  })

  test('somebody of many workspaces finds none of another organisation', async () => {
    const { body } = await ask(people[MANY]!, 'projects?where[name][equals]=Harbour survey')
    expect([body.docs, body.totalDocs]).toEqual([[], 0])
  })

  test('a membership that ends counts at once for many, too', async () => {
    const person = people[MANY]!
    const { body: before } = await ask(person, 'projects?limit=1&depth=0')
    await run(sql`update memberships set ended_at = now()
      where user_id = ${person.id} and workspace_id = ${before.docs[0].workspace}`)
    const { body: after } = await ask(person, 'projects?limit=1&depth=0')
    expect(after.totalDocs).toBe(MANY - 1)
    expect(after.docs[0].id).not.toBe(before.docs[0].id)
  })

  test('4.12 the cookie of a session stays small, whatever one holds', async () => {
    const { headers } = await rest(stage.host, 'POST', 'users/login', {
      body: { email: people[1_000]!.email, password: 'partner-demo' },
    })
    const cookie = headers.get('Set-Cookie')!
    expect(cookie).toContain('payload-token=')
    expect(cookie.length).toBeLessThan(1_024)
  })
})
