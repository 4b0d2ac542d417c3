import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { setTimeout as sleep } from 'node:timers/promises'

import type { Stage } from '../support/people'

import type { Scenario } from './scenarios'

/**
 * The same with every lock taken out, and a pause in its place: where only the lock holds a rule, it is broken, so its
 * test would fail without it.
 */
const ROUNDS = 4
const PAUSE_MS = 60

jest.unstable_mockModule('../../src/db/lock.ts', () => ({
  lockName: () => sleep(PAUSE_MS),
  lockRow: () => sleep(PAUSE_MS),
}))

const { startStage } = await import('../support/people')
const { SCENARIOS } = await import('./scenarios')

let stage: Stage
beforeAll(async () => {
  stage = await startStage()
}, 120_000)
afterAll(() => stage.host.stop())

const brokenOf = async ({ name, round, rule }: Scenario): Promise<number> => {
  let broken = 0
  for (let n = 0; n < ROUNDS; n++) if ((await round(stage, n)).isBroken) broken++
  process.stdout.write(`${rule} ${name}: ${broken} of ${ROUNDS} rounds broken\n`)
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

describe('where an index stands behind the lock, that holds it too', () => {
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
