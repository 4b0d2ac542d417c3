import type { PayloadRequest } from 'payload'

import { getPayload } from 'payload'

import type { SQL } from '../../src/db/sql'
import type { Call } from '../../src/program'

import { heldWorkspaces, holdsIn } from '../../access/reach'
import { query, sql } from '../../src/db/sql'
import { callOf } from '../../src/program'

/**
 * How fast each form of the access query answers with SPEC 4.2's full precedence: lists, one document, counts, and
 * statements per request. Run on a database of its own: `DATABASE_URL=… npm run bench`.
 */
const ORGANISATIONS = 100
const WORKSPACES = 100_000
const PROJECTS = 200_000
const RUNS = 9

const config = await (await import('../../payload.config')).default
const payload = await getPayload({ config })
const system = { context: {}, payload } as unknown as PayloadRequest
const run = (statement: SQL) => query<Record<string, unknown>>({ req: system }, statement)

const fill = async (): Promise<void> => {
  await run(
    sql`create or replace function bench_id(text) returns uuid immutable language sql return overlay(overlay(md5($1) placing '4' from 13) placing '8' from 17)::uuid`,
  )
  const [row] = await run(sql`select count(*)::int as n from projects`)
  if (Number(row?.n) >= PROJECTS) return
  await run(
    sql`insert into organisations (id, name, is_partner) select bench_id('o' || i), 'Organisation ' || i, false from generate_series(1, ${ORGANISATIONS}::int) i`,
  )
  // Organisation 1 has half of all workspaces; a third of all are restricted.
  await run(sql`insert into workspaces (id, name, organisation_id, usage_context, visibility)
    select bench_id('w' || i), 'Workspace ' || i, bench_id('o' || case when i <= ${WORKSPACES / 2}::int then 1 else 2 + i % ${ORGANISATIONS - 1}::int end), 'internal',
      (case when i % 3 = 0 then 'private' else 'open' end)::enum_workspaces_visibility from generate_series(1, ${WORKSPACES}::int) i`)
  await run(
    sql`insert into projects (id, name, workspace_id) select bench_id('p' || i), 'Project ' || i, bench_id('w' || (1 + i % ${WORKSPACES}::int)) from generate_series(1, ${PROJECTS}::int) i`,
  )
}

const person = async (name: string): Promise<string> => {
  await run(
    sql`insert into users (id, email, name, _verified) values (bench_id(${name}), ${`${name}@bench.example`}, ${name}, true) on conflict do nothing`,
  )
  const [row] = await run(sql`select id from users where name = ${name}`)
  return String(row!.id)
}

/** Direct memberships in every n-th workspace outside organisation 1. */
const withMemberships = async (count: number): Promise<string> => {
  const user = await person(`member-${count}`)
  await run(sql`insert into memberships (user_id, workspace_id, role, source, id)
    select ${user}::uuid, bench_id('w' || (${WORKSPACES}::int - i)), 'external', 'direct', bench_id(${user} || i) from generate_series(0, ${count - 1}::int) i on conflict do nothing`)
  return user
}

const inOrganisation = async (role: 'admin' | 'owner'): Promise<string> => {
  const user = await person(`${role}-50000`)
  await run(
    sql`insert into memberships (user_id, organisation_id, role, source, id) values (${user}::uuid, bench_id('o1'), ${role}, 'direct', bench_id(${user})) on conflict do nothing`,
  )
  return user
}

const callFor = async (user: string): Promise<Call> => {
  const doc = await payload.findByID({
    collection: 'users',
    id: user,
    overrideAccess: true,
  } as never)
  return callOf({
    context: {},
    payload,
    user: { ...(doc as object), collection: 'users' },
  } as unknown as PayloadRequest)
}

type Form = (call: Call, user: string) => SQL
const column = sql.raw('projects.workspace_id') as unknown as SQL
const FORMS: Record<string, Form> = {
  any: (call, user) =>
    sql`projects.workspace_id = any(array(${heldWorkspaces(call, user, 'project:read')}))`,
  bare: () => sql`true`,
  correlated: (call, user) => holdsIn(call, user, 'project:read', column),
  in: (call, user) => sql`projects.workspace_id in (${heldWorkspaces(call, user, 'project:read')})`,
}
const QUESTIONS: Record<string, (where: SQL) => SQL> = {
  count: (where) => sql`select count(*) from projects where ${where}`,
  'list 10': (where) =>
    sql`select * from projects where ${where} order by created_at desc limit 10`,
  'read one': (where) =>
    sql`select * from projects where id = bench_id('p' || ${PROJECTS - 1}::int) and ${where}`,
}

const median = (values: number[]): number =>
  values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await work()
  return performance.now() - start
}

const statements = { count: 0 }
const countStatements = () => {
  const { pool } = payload.db as unknown as {
    pool: {
      connect: () => Promise<{ query: (...args: unknown[]) => unknown }>
      query: (...args: unknown[]) => unknown
    }
  }
  const original = pool.query.bind(pool)
  pool.query = (...args) => {
    statements.count++
    return original(...args)
  }
}

await fill()
await run(sql`analyze`)
const people: [string, string][] = []
for (const count of [1, 100, 1_000, 10_000, 50_000])
  people.push([`${count} memberships`, await withMemberships(count)])
for (const role of ['owner', 'admin'] as const)
  people.push([`${role} of 50000`, await inOrganisation(role)])
await run(sql`analyze`)
await run(sql`analyze memberships`)
countStatements()

for (const [question, ask] of Object.entries(QUESTIONS)) {
  console.log(`\n${question} (ms, median of ${RUNS}; bare without any access rule)`)
  console.log(['', ...Object.keys(FORMS)].join('\t'))
  for (const [name, user] of people) {
    const call = await callFor(user)
    const times: Record<string, number[]> = {}
    for (let round = 0; round < RUNS; round++) {
      for (const [form, make] of Object.entries(FORMS)) {
        if (form === 'correlated' && question === 'count' && round > 1) continue
        ;(times[form] ??= []).push(await timed(() => run(ask(make(call, user)))))
      }
    }
    console.log(
      [name, ...Object.keys(FORMS).map((form) => median(times[form]!).toFixed(1))].join('\t'),
    )
  }
}

console.log('\nGET projects?limit=10, through Payload (statements, ms)')
for (const [name, user] of people) {
  const { req } = await callFor(user)
  const ask = (depth: number) =>
    payload.find({
      collection: 'projects',
      depth,
      limit: 10,
      overrideAccess: false,
      req: { ...req, context: {} },
      user: req.user,
    } as never)
  await ask(1)
  statements.count = 0
  const ms = await timed(() => ask(0))
  const flat = statements.count
  statements.count = 0
  await ask(1)
  console.log([name, flat, ms.toFixed(1), `depth 1: ${statements.count}`].join('\t'))
}
process.exit()
