import type { PayloadRequest } from 'payload'

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import type { Form } from '../../access/reach'
import type { Call } from '../../src/program'
import type { Stage } from '../support/people'

import { effectiveRole, reach } from '../../access/reach'
import { WORKSPACE, grantOf } from '../../access/matrix'
import { forCount, query, sql } from '../../src/db/sql'
import { buildOf } from '../../src/db/token'
import { callOf } from '../../src/program'
import { newcomer, startStage } from '../support/people'

/**
 * SPEC 4.2 is written in several SQL forms (one row, lists of few and of many, how these are counted, the role). They
 * are held against each other and against the rule in plain words, on random histories of memberships.
 */
let stage: Stage
let call: Call
let user: string
let workspaces: { id: string; visibility: string }[]

beforeAll(async () => {
  stage = await startStage()
  user = (await newcomer(stage.host)).id
  call = callOf({
    context: {},
    payload: stage.host.payload,
    user: { collection: 'users', id: user, email: 'x@y.example' },
  } as unknown as PayloadRequest)
  workspaces = []
  for (const visibility of ['open', 'invite-only', 'private']) {
    const { id } = (await stage.host.payload.db.create({
      collection: 'workspaces',
      data: {
        name: visibility,
        organisation: stage.places.veldwerk,
        usageContext: 'internal',
        visibility,
      },
      req: {},
    } as never)) as { id: string }
    workspaces.push({ id, visibility })
  }
})
afterAll(() => stage.host.stop())

type Live = 'ended' | 'expired' | 'live' | 'time-boxed'
type History = {
  direct: ({ role: string; state: Live } | undefined)[]
  inside: { role: string; state: Live } | undefined
}

const state = fc.constantFrom<Live>('live', 'live', 'ended', 'expired', 'time-boxed')
const history: fc.Arbitrary<History> = fc.record({
  direct: fc.array(
    fc.option(
      fc.record({
        role: fc.constantFrom('owner', 'admin', 'member', 'billing', 'external', 'observer'),
        state,
      }),
      { nil: undefined },
    ),
    { maxLength: 3, minLength: 3 },
  ),
  inside: fc.option(
    fc.record({ role: fc.constantFrom('owner', 'admin', 'billing', 'member'), state }),
    { nil: undefined },
  ),
})

const PAST = '2020-01-01T00:00:00.000Z'
const FUTURE = '2090-01-01T00:00:00.000Z'
const TIMES: Record<Live, object> = {
  ended: { endedAt: PAST },
  expired: { expiresAt: PAST },
  live: {},
  'time-boxed': { expiresAt: FUTURE },
}

const write = async ({ direct, inside }: History) => {
  await query(call, sql`delete from memberships where user_id = ${user}`)
  const add = (data: { role: string; state: Live }, place: object) => {
    const { state, ...row } = data
    const times = row.role === 'owner' && state !== 'ended' ? {} : TIMES[state]
    return stage.host.payload.db.create({
      collection: 'memberships',
      data: { ...row, ...times, ...place, source: 'direct', user },
      req: {},
    } as never)
  }
  if (inside) await add(inside, { organisation: stage.places.veldwerk })
  for (const [index, one] of direct.entries())
    if (one) await add(one, { workspace: workspaces[index]!.id })
}

/** The rule, as SPEC 4.2 says it. Owners are never time-boxed. */
const ruled = ({ direct, inside }: History, index: number): string | undefined => {
  const isLive = (one: { role: string; state: Live } | undefined) =>
    one !== undefined &&
    (one.state === 'live' ||
      one.state === 'time-boxed' ||
      (one.role === 'owner' && one.state !== 'ended'))
  if (isLive(inside) && inside!.role === 'owner') return 'owner'
  const mine = direct[index]
  if (isLive(mine)) return mine!.role
  if (
    isLive(inside) &&
    inside!.role === 'admin' &&
    workspaces[index]!.visibility === 'open' &&
    mine?.state !== 'ended'
  )
    return 'admin'
  return undefined
}

const FORMS: Form[] = ['few', 'many', 'one']

/** The workspaces that a form finds, and those that it counts. */
const reached = async (capability: string, form: Form) => {
  const condition = buildOf(reach(call, capability, form))!(sql.raw('x.id') as never)
  const idsWhere = async (where: typeof condition) => {
    const rows = await query<{ id: string }>(
      call,
      sql`select x.id from workspaces x where ${where}`,
    )
    return new Set(rows.map(({ id }) => id))
  }
  return { counted: await idsWhere(forCount(condition)), page: await idsWhere(condition) }
}

const CAPABILITIES = ['project:read', 'project:delete', 'member:read', 'settings:manage'] as const

describe('4.2 the effective role', () => {
  test('is the same in all forms of SQL and in words', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (one) => {
        await write(one)
        const ids = workspaces.map(({ id }) => id)
        const roles = await query<{ id: string; role: null | string }>(
          call,
          sql`select w.id, ${effectiveRole(call, user)} as role from workspaces w where w.id in (${ids[0]}, ${ids[1]}, ${ids[2]})`,
        )
        const expected = ids.map((_, index) => ruled(one, index))
        expect(ids.map((id) => roles.find((row) => row.id === id)?.role ?? undefined)).toEqual(
          expected,
        )
        for (const capability of CAPABILITIES) {
          const found = Object.fromEntries(
            await Promise.all(FORMS.map(async (form) => [form, await reached(capability, form)])),
          )
          for (const [index, id] of ids.entries()) {
            const may = grantOf(WORKSPACE, capability, expected[index]) === 'all'
            const seen = Object.fromEntries(
              FORMS.map((form) => [form, [found[form].page.has(id), found[form].counted.has(id)]]),
            )
            const right = [may, may]
            expect({ capability, ...seen }).toEqual({
              capability,
              few: right,
              many: right,
              one: right,
            })
          }
        }
      }),
      { numRuns: 150, seed: 42 },
    )
  }, 120_000)
})
