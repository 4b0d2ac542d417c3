import { afterAll, expect, test } from '@jest/globals'

import type { Host } from '../support/host'

import { seedDemo } from '../../src/reference/seed'
import { startHost } from '../support/host'

let host: Host
afterAll(() => host.stop())

test('10.3 in the demo Veldwerk has a deal that earned on three paid invoices; one is open', async () => {
  host = await startHost()
  await seedDemo(host.payload)
  const find = async (collection: string) =>
    (
      await host.payload.find({
        collection: collection as 'users',
        depth: 0,
        overrideAccess: true,
        sort: 'createdAt',
      })
    ).docs as unknown as Record<string, unknown>[]
  const [deal] = await find('referral-entries')
  expect(deal).toMatchObject({
    client: 'City of Haarlem',
    state: 'active',
    totals: { accruedCents: 40_500, heldCents: 13_500, payableCents: 27_000, settledCents: 0 },
  })
  const invoices = await find('invoices')
  expect(invoices.map(({ status }) => status)).toEqual(['paid', 'paid', 'paid', 'open'])
}, 120_000)
