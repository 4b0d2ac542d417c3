import type { Ledger } from '../support/ledger'
import type { Step } from './history'
import type { Bill, Deal, Happening, Terms } from './model'

import { amounts, discountAt } from './model'

/** One deal of one account in the database, and what steps call by other names there. */
export type Place = { account: string; deal: string; ids: Map<string, string>; ledger: Ledger }

const named = (ids: Map<string, string>, name: string) => ids.get(name) ?? name

export const numbersOf = ({ bps, cap, discount }: Terms) => ({
  capCents: cap === null ? null : Number(cap),
  discountBps: Number(discount),
  kickbackBps: Number(bps),
})

/** Does in the database what a step says, and answers the step as it came to pass: with real ids and moments. */
export const enact = async (place: Place, step: Step, deal: Deal): Promise<Step> => {
  const { ledger } = place
  switch (step.does) {
    case 'close':
      await ledger.change(place.deal, { closed: true })
      return { ...step, at: await ledger.closedAt(place.deal) }
    case 'expire':
      await ledger.change(place.deal, { expiresAt: step.at })
      return step
    case 'happen':
      return {
        ...step,
        bill: named(place.ids, step.bill),
        happening: await happen(place, named(place.ids, step.bill), step.happening),
      }
    case 'issue':
      return issue(place, step, deal)
    case 'terms':
      await ledger.terms(place.deal, { ...numbersOf(step.terms), effectiveFrom: step.terms.from })
      return step
  }
}

const issue = async (
  { account, ids, ledger }: Place,
  step: Extract<Step, { does: 'issue' }>,
  deal: Deal,
): Promise<Step> => {
  const { bill, vatBps } = step
  const line = { unitCents: Number(bill.net), vatBps: Number(vatBps) }
  const invoice = await ledger.issue(account, [line])
  const { net, total } = amounts(
    [{ quantity: 1n, unit: bill.net, vatBps }],
    discountAt(deal, new Date().toISOString()),
  )
  if (BigInt(invoice.totalCents) !== total || BigInt(invoice.totalExcludingTaxCents) !== net)
    throw new Error(`Issued ${invoice.totalCents}, the model says ${total}`)
  const cents = BigInt(invoice.balanceAppliedCents)
  const at = new Date(invoice.issuedAt).toISOString()
  ids.set(bill.id, invoice.id)
  const made: Bill = {
    currency: invoice.currency,
    happenings: cents > 0n ? [{ at, cents, does: 'balance' }] : [],
    id: invoice.id,
    issuedAt: at,
    net,
    total,
  }
  return { ...step, bill: made }
}

const happen = async ({ ids, ledger }: Place, bill: string, one: Happening): Promise<Happening> => {
  const cents = 'cents' in one ? Number(one.cents) : 0
  const key = (name: string) => `of ${name}`
  switch (one.does) {
    case 'balance':
      throw new Error('Balance is used by issuing.')
    case 'credit': {
      const { credit } = await ledger.credit(bill, cents, one.refunded)
      return { ...one, at: credit.at }
    }
    case 'dispute': {
      const { dispute } = await ledger.dispute(bill, cents, one.at)
      ids.set(key(one.name), dispute.id)
      return one
    }
    case 'fail':
      await ledger.fail(bill, named(ids, key(one.of)))
      return one
    case 'pay':
      await ledger.pay(bill, one.at, cents)
      return one
    case 'refund': {
      const { refund } = await ledger.refund(bill, cents, one.at)
      ids.set(key(one.name), refund.id)
      return one
    }
    case 'void':
      await ledger.cancel(bill)
      return one
    case 'win':
      await ledger.win(bill, named(ids, key(one.of)))
      return one
  }
}
