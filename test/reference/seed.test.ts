import { afterAll, expect, test } from '@jest/globals'

import type { Host } from '../support/host'

import { seedDemo } from '../../src/reference/seed'
import { newcomer, startStage } from '../support/people'

let host: Host
afterAll(() => host.stop())

test('10.3 the demo is played once, and starts again after others have registered', async () => {
  ;({ host } = await startStage())
  await newcomer(host)
  const countUsers = async () =>
    (await host.payload.count({ collection: 'users', overrideAccess: true })).totalDocs
  const before = await countUsers()
  await seedDemo(host.payload)
  expect(await countUsers()).toBe(before)
}, 120_000)
