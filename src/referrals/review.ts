import type { Id } from '../documents.js'
import type { Call } from '../program.js'

import { CURRENCY } from '../billing/money.js'
import { findOwn } from '../db/own.js'
import { query, sql, tableOf } from '../db/sql.js'
import { dealFacts } from './dealFacts.js'
import { isInForce } from './inForce.js'

export type ReviewKind = 'currency' | 'expires-soon' | 'negative' | 'nearly-capped'
export type ReviewItem = { entry: Id; invoice: Id | null; kind: ReviewKind; sentence: string }

const NEARLY_CAPPED = 0.9
const SOON_DAYS = 30

/** What needs a person (SPEC 7.5, 7.9): invoices in another currency, deals that end soon, and partners who owe. */
export const review = async (call: Call): Promise<ReviewItem[]> => [
  ...(await foreignInvoices(call)),
  ...(await dealsToWatch(call)),
]

const foreignInvoices = async (call: Call): Promise<ReviewItem[]> => {
  const rows = await query<{ currency: string; entry: Id; invoice: Id; number: string }>(
    call,
    sql`select e.id as entry, i.id as invoice, i.number, i.currency from ${tableOf(call.program, 'invoices')} i
      join ${tableOf(call.program, 'referralEntries')} e on e.billing_account_id = i.billing_account_id
        and ${isInForce(sql.raw('i.paid_at'))}
      where i.status = 'paid' and i.currency <> ${CURRENCY} order by i.number`,
  )
  return rows.map(({ currency, entry, invoice, number }) => ({
    entry,
    invoice,
    kind: 'currency',
    sentence: `Invoice ${number} is in ${currency}: it earns nothing. Settle it by hand.`,
  }))
}

const dealsToWatch = async (call: Call): Promise<ReviewItem[]> => {
  const deals = await findOwn(call, 'referralEntries', { closedAt: { exists: false } })
  const facts = await Promise.all(deals.map(({ id }) => dealFacts(call, id)))
  return deals.flatMap(({ id: entry }, index) => {
    const { client, state, terms, totals } = facts[index]!
    const about = (kind: ReviewKind, sentence: string) => ({ entry, invoice: null, kind, sentence })
    const isNear =
      terms?.capCents && totals.accruedCents >= terms.capCents * NEARLY_CAPPED && state === 'active'
    const isEnding = totals.daysLeft !== null && totals.daysLeft <= SOON_DAYS && state !== 'expired'
    return [
      ...(isNear
        ? [about('nearly-capped', `The deal about ${client} has reached 90 % of its cap.`)]
        : []),
      ...(isEnding
        ? [about('expires-soon', `The deal about ${client} ends in ${totals.daysLeft} days.`)]
        : []),
      ...(totals.payableCents < 0
        ? [
            about(
              'negative',
              `The partner of the deal about ${client} was paid more than was earned.`,
            ),
          ]
        : []),
    ]
  })
}
