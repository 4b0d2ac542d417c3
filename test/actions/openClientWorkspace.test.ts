import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import type { Stage } from '../support/people'

import { codeOf, graphql, rest } from '../support/host'
import { startStage } from '../support/people'

/**
 * Does a failure at any step of opening a client workspace leave anything behind (SPEC 3.4)? Each table that the step
 * writes is made to fail in turn by a trigger of the test's own, COMMIT itself by a deferred constraint trigger; then
 * every table is counted.
 */
let stage: Stage
let pool: { query: (text: string) => Promise<{ rows: Record<string, string>[] }> }

beforeAll(async () => {
  stage = await startStage()
  pool = (stage.host.payload.db as unknown as { pool: typeof pool }).pool
  await pool.query(
    `create function fail() returns trigger language plpgsql as $$ begin raise exception 'the disk burns'; end $$`,
  )
})
afterAll(() => stage.host.stop())

const TABLES = [
  'workspaces',
  'billing_accounts',
  'memberships',
  'agreement_acceptances',
  'invitations',
  'audit_events',
  'outgoing_mails',
  'partner_program_keys',
  'users',
]

const countAll = async () => {
  const { rows } = await pool.query(
    `select ${TABLES.map((table) => `(select count(*) from ${table}) as ${table}`).join(', ')}`,
  )
  return rows[0]
}

const data = (email: string) => ({
  agreementAccepted: true,
  dataOwner: { email, organisationName: 'City of Gouda' },
  name: 'Gouda tastes',
  organisation: stage.places.veldwerk,
  usageContext: 'external',
})

const overRest = async (email: string) =>
  (
    await rest(stage.host, 'POST', 'workspaces', {
      body: data(email),
      headers: { 'idempotency-key': `key-${email}` },
      token: stage.people.Olga.token,
    })
  ).status
const overGraphql = async (email: string) => {
  const answer = await graphql(
    stage.host,
    `
      mutation ($data: mutationWorkspaceInput!) {
        createWorkspace(data: $data) {
          id
        }
      }
    `,
    { token: stage.people.Olga.token, variables: { data: data(email) } },
  )
  return (
    answer.body.errors?.[0]?.extensions?.statusCode ??
    (answer.body.data?.createWorkspace ? 201 : 500)
  )
}
const overLocal = async (email: string) => {
  const { docs } = await stage.host.payload.find({
    collection: 'users',
    overrideAccess: true,
    where: { email: { equals: stage.people.Olga.email } },
  } as never)
  const user = { ...(docs[0] as object), collection: 'users' }
  return stage.host.payload
    .create({ collection: 'workspaces', data: data(email), overrideAccess: false, user } as never)
    .then(
      () => 201,
      () => 500,
    )
}
const SURFACES = { GraphQL: overGraphql, Local: overLocal, REST: overRest }

const STEPS: [step: string, table: string, when: string][] = [
  ['the workspace', 'workspaces', 'before insert'],
  ['its billing account', 'billing_accounts', 'before insert'],
  ['the owner membership', 'memberships', 'before insert'],
  ['the acceptance', 'agreement_acceptances', 'before insert'],
  ['the links between them', 'workspaces', 'before update'],
  ['the invitation', 'invitations', 'before insert'],
  ['the link by which he objects', 'partner_program_tokens', 'before insert'],
  ['the outgoing mail', 'outgoing_mails', 'before insert'],
  ['the audit events', 'audit_events', 'before insert'],
]

describe('3.4 all of it happens, or nothing', () => {
  describe.each(Object.entries(SURFACES))('over %s', (surface, create) => {
    test.each(STEPS)('when %s fails', async (_, table, when) => {
      const before = await countAll()
      await pool.query(
        `create trigger fails ${when} on ${table} for each row execute function fail()`,
      )
      const status = await create(`failed@${surface.toLowerCase()}.example`)
      await pool.query(`drop trigger fails on ${table}`)
      expect({ counts: await countAll(), status }).toEqual({ counts: before, status: 500 })
    })

    test('when COMMIT itself fails', async () => {
      const before = await countAll()
      await pool.query(
        'create constraint trigger fails after insert on workspaces deferrable initially deferred for each row execute function fail()',
      )
      const status = await create(`failed@${surface.toLowerCase()}.example`)
      await pool.query('drop trigger fails on workspaces')
      expect({ counts: await countAll(), status }).toEqual({ counts: before, status: 500 })
    })

    test('and nothing stands in the way afterwards', async () => {
      expect(await create(`failed@${surface.toLowerCase()}.example`)).toBe(201)
    })
  })
})

describe('9.3 Idempotency-Key', () => {
  const send = (body: object, key: string) =>
    rest(stage.host, 'POST', 'workspaces?depth=0', {
      body,
      headers: { 'idempotency-key': key },
      token: stage.people.Olga.token,
    })

  test('the same key and body get the same answer, another body is refused', async () => {
    const first = await send(data('same@gouda.example'), 'a-key')
    const second = await send(data('same@gouda.example'), 'a-key')
    expect([first.status, second.status]).toEqual([201, 201])
    expect(second.body).toEqual(first.body)
    const other = await send(data('other@gouda.example'), 'a-key')
    expect([other.status, codeOf(other)]).toEqual([409, 'idempotency_key_reused'])
  })

  test('a refused request frees its key', async () => {
    expect(
      (await send({ ...data('free@gouda.example'), agreementAccepted: false }, 'b-key')).status,
    ).toBe(400)
    expect((await send(data('free@gouda.example'), 'b-key')).status).toBe(201)
  })

  test('ten at the same moment make one workspace', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => send(data('ten@gouda.example'), 'c-key')),
    )
    expect(new Set(answers.map(({ body, status }) => `${status} ${body.doc?.id}`)).size).toBe(1)
  })
})
