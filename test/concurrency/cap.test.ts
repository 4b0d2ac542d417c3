import { afterAll, beforeAll, expect, test } from '@jest/globals'

import type { Stage } from '../support/people'

import { startStage } from '../support/people'
import { payAtOnce } from './money'

let stage: Stage
beforeAll(async () => {
  stage = await startStage()
}, 120_000)
afterAll(() => stage.host.stop())

test('7.4 200 payments at once against one cap: all are taken, the sum is exactly the cap', async () => {
  const { codes, drift, lines, sum } = await payAtOnce(stage, 200)
  expect(codes).toEqual(Array(200).fill(200))
  expect({ drift, sum }).toEqual({ drift: [], sum: 450 })
  expect(lines.reduce((total, { cents }) => total + Number(cents), 0)).toBe(450)
}, 120_000)
