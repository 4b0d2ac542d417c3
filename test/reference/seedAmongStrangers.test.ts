import { afterAll, expect, test } from '@jest/globals'

import type { Host } from '../support/host'

import { seedDemo } from '../../src/reference/seed'
import { startHost } from '../support/host'
import { newcomer } from '../support/people'

let host: Host
afterAll(() => host.stop())

test('10.3 the demo is not played on the platform of somebody else', async () => {
  host = await startHost()
  await newcomer(host)
  await expect(seedDemo(host.payload)).rejects.toThrow('unset SEED_DEMO')
}, 120_000)
