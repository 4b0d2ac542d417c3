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
const ROUNDS = 4
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

const brokenOf = async ({ name, round, rule, saidBehind }: Scenario): Promise<number> => {
  let broken = 0
  const said: unknown[] = []
  for (let n = 0; n < ROUNDS; n++) {
    const { codes, isBroken } = await round(stage, n)
    if (isBroken) broken++
    said.push(...codes)
  }
  if (saidBehind) expect(said).toContain(saidBehind)
  process.stderr.write(`${rule} ${name}: ${broken} of ${ROUNDS} rounds broken\n`)
  return broken
}

describe('without its lock a rule is broken', () => {
  test.each(
    SCENARIOS.filter(({ heldBy }) => heldBy === 'a lock').map(
      (one) => [one.rule, one.name, one] as const,
    ),
  )(
    '%s %s',
    async (_, __, scenario) => {
      expect(await brokenOf(scenario)).toBeGreaterThan(0)
    },
    120_000,
  )
})

describe('where the database itself stands behind the lock, that holds it too', () => {
  test.each(
    SCENARIOS.filter(({ heldBy }) => heldBy !== 'a lock').map(
      (one) => [one.rule, one.name, one] as const,
    ),
  )(
    '%s %s',
    async (_, __, scenario) => {
      expect(await brokenOf(scenario)).toBe(0)
    },
    120_000,
  )
})
