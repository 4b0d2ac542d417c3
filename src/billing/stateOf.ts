import type { Invoice } from '../documents.js'
import type { InvoiceFact } from './facts.js'

export type InvoiceState = Pick<
  Invoice,
  | 'amountDueCents'
  | 'amountPaidCents'
  | 'amountReturnedCents'
  | 'balanceAppliedCents'
  | 'creditedCents'
  | 'paidAt'
  | 'status'
>

/**
 * What became of an invoice, from all facts about it in the order in which they were entered (SPEC 8.3). It depends on
 * nothing else, so that a fact from anywhere counts alike.
 */
export const stateOf = (totalCents: number, facts: readonly InvoiceFact[]): InvoiceState => {
  const stands = standing(facts)
  const sum = (...those: InvoiceFact[][]) =>
    those.flat().reduce((total, { amountCents }) => total + amountCents, 0)
  const of = (kind: InvoiceFact['kind']) => stands.filter((one) => one.kind === kind)

  const payments = of('payment')
  const isVoid = of('void').length > 0
  const whileOpen = of('credit').filter(({ use }) => use === 'due')
  const paidOut = of('credit').filter(({ use }) => use === 'paid-out')
  const balanceAppliedCents = isVoid ? 0 : sum(of('balance'))
  const creditedCents = sum(whileOpen)
  const amountPaidCents = sum(payments)
  const amountDueCents = totalCents - creditedCents - balanceAppliedCents - amountPaidCents
  const isPaid = !isVoid && amountDueCents === 0
  return {
    amountDueCents,
    amountPaidCents,
    amountReturnedCents: sum(of('refund'), of('dispute'), paidOut),
    balanceAppliedCents,
    creditedCents,
    paidAt: isPaid ? paidAtOf(stands) : null,
    status: isVoid ? 'void' : isPaid ? 'paid' : 'open',
  }
}

/** What still was paid and has not gone back in any way: neither money nor balance (SPEC 8.3). */
export const returnableOf = (facts: readonly InvoiceFact[]): number =>
  standing(facts).reduce((left, { amountCents, kind, use }) => {
    if (kind === 'payment') return left + amountCents
    const wentBack = kind === 'refund' || kind === 'dispute' || (kind === 'credit' && use !== 'due')
    return wentBack ? left - amountCents : left
  }, 0)

/** Without what was undone: refunds that failed, disputes that were won. */
const standing = (facts: readonly InvoiceFact[]): InvoiceFact[] => {
  const undone = new Set(facts.map(({ of }) => of))
  return facts.filter(({ id }) => !undone.has(id))
}

const SETTLING = ['balance', 'credit', 'payment']

/** The latest value date of its payments; where credit or balance brought it to nothing due, that moment. */
const paidAtOf = (facts: readonly InvoiceFact[]): string => {
  const settling = facts.filter(
    ({ kind, use }) => SETTLING.includes(kind) && (kind !== 'credit' || use === 'due'),
  )
  const last = settling.at(-1)!
  if (last.kind !== 'payment') return last.at
  const dates = settling.filter(({ kind }) => kind === 'payment').map(({ at }) => at)
  return dates.reduce((latest, at) => (at > latest ? at : latest))
}
