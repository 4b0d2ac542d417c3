import type { Call } from '../program.js'
import type { Held } from './changeInvoice.js'
import type { InvoiceFact } from './facts.js'

import { fieldRefusal, Refusal } from '../refusals.js'
import { returnableOf } from './stateOf.js'

/** Money moves at the bank's value date, which is never still to come (SPEC 8.3). Refuses with: validation_failed. */
export const valueDate = ({ program }: Call, sent: string, path: string): string => {
  const at = new Date(sent)
  if (at > program.clock.now())
    throw fieldRefusal(
      'validation_failed',
      path,
      'This day is still to come. Give the value date that the bank says.',
    )
  return at.toISOString()
}

/** How much of what is due a payment covers: all of it where nothing is said. Refuses with: payment_exceeds_due, wrong_state. */
export const payable = ({ invoice }: Held, amountCents: null | number | undefined): number => {
  const amount = amountCents ?? invoice.amountDueCents
  if (invoice.status === 'open' && amount > invoice.amountDueCents)
    throw fieldRefusal('payment_exceeds_due', 'amountCents')
  if (invoice.status !== 'open')
    throw new Refusal('wrong_state', { message: 'Only an open invoice can be paid.' })
  return amount
}

/**
 * What becomes of a credit (SPEC 8.3): it lowers what is due while the invoice is open; once it is paid, it is money back
 * where it was `refunded`, else balance. Refuses with: validation_failed, refund_exceeds_paid, wrong_state.
 */
export const creditUse = (
  { facts, invoice }: Held,
  amountCents: number,
  isRefunded: boolean,
): NonNullable<InvoiceFact['use']> => {
  if (invoice.status === 'open') {
    if (amountCents > invoice.amountDueCents)
      throw fieldRefusal(
        'validation_failed',
        'amountCents',
        'Credit at most what is due on the invoice.',
      )
    if (isRefunded)
      throw fieldRefusal(
        'validation_failed',
        'refunded',
        'An open invoice is credited by lowering what is due. Leave this out.',
      )
    return 'due'
  }
  if (invoice.status !== 'paid')
    throw new Refusal('wrong_state', {
      message: 'Only an open or paid invoice can be credited.',
    })
  refuseAbove(returnableOf(facts), amountCents)
  return isRefunded ? 'paid-out' : 'balance'
}

/** Money that goes back was paid before, and has not gone back yet. Refuses with: refund_exceeds_paid, wrong_state. */
export const refuseReturn = ({ facts, invoice }: Held, amountCents: number): void => {
  const isPossible = invoice.status !== 'void' && invoice.amountPaidCents > 0
  if (!isPossible)
    throw new Refusal('wrong_state', { message: 'Nothing was paid on this invoice.' })
  refuseAbove(returnableOf(facts), amountCents)
}

/** Only while nothing was paid. Refuses with: wrong_state. */
export const refuseVoiding = ({ invoice }: Held): void => {
  if (invoice.status !== 'open' || invoice.amountPaidCents > 0)
    throw new Refusal('wrong_state', {
      message: 'Only an open invoice on which nothing was paid can be voided. Credit it instead.',
    })
}

/** A refund comes back once, and a dispute is won once. Refuses with: wrong_state. */
export const refuseUndone = ({ facts }: Held, { id, kind }: InvoiceFact): void => {
  if (facts.some(({ of }) => of === id))
    throw new Refusal('wrong_state', { message: UNDONE[kind as keyof typeof UNDONE] })
}

const UNDONE = {
  dispute: 'This dispute was won before.',
  refund: 'This refund came back before.',
}

const refuseAbove = (most: number, amountCents: number): void => {
  if (amountCents > most) throw fieldRefusal('refund_exceeds_paid', 'amountCents')
}
