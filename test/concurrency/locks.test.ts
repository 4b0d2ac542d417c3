import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import type { Stage } from '../support/people'

import { startStage } from '../support/people'
import { SCENARIOS } from './scenarios'

/** Do the rules survive requests at the same moment? In rounds, on a real Postgres. */
const ROUNDS = 10

let stage: Stage
beforeAll(async () => {
  stage = await startStage()
}, 120_000)
afterAll(() => stage.host.stop())

describe('the rules hold when two come at the same moment', () => {
  test.each(SCENARIOS.map((one) => [one.rule, one.name, one] as const))(
    '%s %s',
    async (_, __, { round }) => {
      for (let n = 0; n < ROUNDS; n++) {
        const { codes, isBroken } = await round(stage, n)
        expect({ codes, isBroken }).toEqual({ codes, isBroken: false })
        expect(codes.some((code) => typeof code === 'number')).toBe(true)
        expect(codes).not.toContain(undefined) // A refusal has a code; nothing fails unexpectedly.
      }
    },
    120_000,
  )
})
