import type { Id, Invoice, ReferralEntry } from '../documents.js'
import type { Call } from '../program.js'

import { factsOfAll } from '../billing/facts.js'
import { stateOf } from '../billing/stateOf.js'
import { findOwn } from '../db/own.js'
import { query, sql, tableOf } from '../db/sql.js'
import { allocationsOf, inOrderPaid } from './kickback.js'
import { stands } from './settleDeal.js'
import { canEarn } from './settleInvoice.js'
import { findTerms, isEligible } from './terms.js'

export type Drift = { actualCents: number; expectedCents: number; invoice: Id }

/** What a deal's lines should come to, from the facts alone, against what they do (SPEC 7.9). Nothing is written. */
export const replay = async (call: Call, deal: ReferralEntry): Promise<Drift[]> => {
  const [expected, actual] = [await expectedOf(call, deal), await actualOf(call, deal.id)]
  return [...new Set([...expected.keys(), ...actual.keys()])]
    .map((invoice) => ({
      actualCents: actual.get(invoice) ?? 0,
      expectedCents: expected.get(invoice) ?? 0,
      invoice,
    }))
    .filter(({ actualCents, expectedCents }) => actualCents !== expectedCents)
}

const expectedOf = async (call: Call, deal: ReferralEntry): Promise<Map<Id, number>> => {
  const terms = await findTerms(call, deal.id)
  const invoices = await findOwn(call, 'invoices', {
    billingAccount: { equals: deal.billingAccount },
  })
  const facts = await factsOfAll(
    call,
    invoices.map(({ id }) => id),
  )
  const earning = invoices
    .map((one): Invoice => ({ ...one, ...stateOf(one.totalCents, facts.get(one.id)!) }))
    .filter((one) => canEarn(one) && isEligible(deal, one.paidAt!))
  const positions = inOrderPaid(earning.map((one) => stands(one, terms)))
  return new Map(
    allocationsOf(positions).map(({ allocatedCents }, index) => [
      positions[index]!.invoice,
      allocatedCents,
    ]),
  )
}

const actualOf = async (call: Call, entry: Id): Promise<Map<Id, number>> => {
  const rows = await query<{ invoice_id: Id; sum: string }>(
    call,
    sql`select invoice_id, sum(amount_cents) as sum from ${tableOf(call.program, 'ledgerLines')}
      where entry_id = ${entry} group by invoice_id`,
  )
  return new Map(rows.map(({ invoice_id, sum }) => [invoice_id, Number(sum)]))
}
