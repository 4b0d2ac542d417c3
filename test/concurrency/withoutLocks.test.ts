import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { setTimeout as sleep } from 'node:timers/promises'

import type { SQL } from '../../src/db/sql'
import type { CollectionName, Id } from '../../src/documents'
import type { Call } from '../../src/program'
import type { Stage } from '../support/people'

import type { Scenario } from './scenarios'

/**
 * The same with every lock taken out, and a pause in its place: where only the lock holds a rule, it is broken, so its
 * test would fail without it.
 */
const HELD_ROUNDS = 4
/** How often two requests may miss each other before a test takes it that they cannot meet. */
const BROKEN_WITHIN = 16
const PAUSE_MS = 60

/** Reads what is asked of the row, holds nothing, and goes on with what it read. */
const readRow = async (call: Call, name: CollectionName, id: Id, columns?: SQL) => {
  const { query, sql, tableOf } = await import('../../src/db/sql')
  const rows = columns
    ? await query(call, sql`select ${columns} from ${tableOf(call.program, name)} where id = ${id}`)
    : []
  await sleep(PAUSE_MS)
  return rows[0]
}

jest.unstable_mockModule('../../src/db/lock.ts', () => ({
  lockName: () => sleep(PAUSE_MS),
  lockRow: readRow,
  lockRowsOf: () => sleep(PAUSE_MS),
}))

const { startStage } = await import('../support/people')
const { SCENARIOS } = await import('./scenarios')

let stage: Stage
beforeAll(async () => {
  stage = await startStage()
}, 120_000)
afterAll(() => stage.host.stop())

/** The round in which the rule is broken, or nothing when it holds in all of them. */
const brokenIn = async (
  { name, round, rule, saidBehind }: Scenario,
  rounds: number,
): Promise<number | undefined> => {
  let brokenAt: number | undefined
  const said: unknown[] = []
  for (let n = 0; n < rounds && brokenAt === undefined; n++) {
    const { codes, isBroken } = await round(stage, n)
    if (isBroken) brokenAt = n + 1
    said.push(...codes)
  }
  if (saidBehind) expect(said).toContain(saidBehind)
  const outcome = brokenAt ? `broken in round ${brokenAt}` : `held in ${rounds} rounds`
  process.stderr.write(`${rule} ${name}: ${outcome}\n`)
  return brokenAt
}

const isByLock = ({ heldBy }: Scenario) => heldBy === 'a lock'
const rows = (scenarios: Scenario[]) => scenarios.map((one) => [one.rule, one.name, one] as const)

describe('without its lock a rule is broken', () => {
  test.each(rows(SCENARIOS.filter(isByLock)))(
    '%s %s',
    async (_, __, scenario) => {
      expect(await brokenIn(scenario, BROKEN_WITHIN)).toBeDefined()
    },
    120_000,
  )
})

describe('where the database itself stands behind the lock, that holds it too', () => {
  test.each(rows(SCENARIOS.filter((one) => !isByLock(one))))(
    '%s %s',
    async (_, __, scenario) => {
      expect(await brokenIn(scenario, HELD_ROUNDS)).toBeUndefined()
    },
    120_000,
  )
})
