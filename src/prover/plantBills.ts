import type { Id } from '../documents.js'
import type { Call } from '../program.js'
import type { Scene, Tenant } from './types.js'

import { put } from './put.js'

const DAY = '2026-01-01T00:00:00.000Z'
const AMOUNTS = {
  amountDueCents: 0,
  amountPaidCents: 100,
  amountReturnedCents: 0,
  balanceAppliedCents: 0,
  creditedCents: 0,
  taxCents: 0,
  totalCents: 100,
  totalExcludingTaxCents: 100,
}

/** A paid invoice of each account, and a deal about the client's with a line and a settlement. */
export const plantBills = async (call: Call, scene: Scene, tenant: Tenant): Promise<void> => {
  const { organisation } = scene.places[tenant]
  const accounts = scene.docs.filter(
    (one) => one.tenant === tenant && one.collection === call.program.slugs.billingAccounts,
  )
  const invoices = new Map<Id, Id>()
  for (const { id, workspace } of accounts)
    invoices.set(
      id,
      await put(call, scene, {
        collection: 'invoices',
        fixed: {
          ...AMOUNTS,
          billingAccount: id,
          currency: 'EUR',
          payer: organisation,
          status: 'paid',
          workspace: workspace && scene.places[tenant][workspace],
        },
        place: { tenant, ...(workspace && { workspace }) },
      }),
    )
  const { id: billingAccount } = accounts.find(({ workspace }) => workspace)!
  const entry = await put(call, scene, {
    collection: 'referralEntries',
    fixed: { billingAccount, partner: organisation },
    place: { tenant },
  })
  const terms = await put(call, scene, {
    collection: 'referralTerms',
    fixed: { discountBps: 0, effectiveFrom: DAY, entry, kickbackBps: 1_000 },
    place: { tenant },
  })
  await put(call, scene, {
    collection: 'ledgerLines',
    fixed: {
      amountCents: 10,
      entry,
      invoice: invoices.get(billingAccount),
      kind: 'accrual',
      paidAt: DAY,
      terms,
    },
    place: { tenant },
  })
  await put(call, scene, {
    collection: 'settlements',
    fixed: { partner: organisation },
    place: { tenant },
  })
}
