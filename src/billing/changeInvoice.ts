import type { BillingAccount, Id, Invoice } from '../documents.js'
import type { Call } from '../program.js'
import type { Action } from '../audit/record.js'
import type { InvoiceFact } from './facts.js'

import { record } from '../audit/record.js'
import { findOwnById, findOwnByIdOrThrow, updateOwn } from '../db/own.js'
import { lockRow } from '../db/lock.js'
import { idOf } from '../documents.js'
import { settleInvoice } from '../referrals/settleInvoice.js'
import { Refusal } from '../refusals.js'
import { factsOf, forgetInvoiceFacts, recordFact } from './facts.js'
import { centsOf } from './money.js'
import { stateOf } from './stateOf.js'

/** An invoice as it is under its account's lock, and all that happened to it. */
export type Held = { account: BillingAccount; facts: InvoiceFact[]; invoice: Invoice }

type Decided = {
  action: Action
  fact: Parameters<typeof recordFact>[2]
  reason?: string | null | undefined
}

/**
 * Adds one fact to an invoice: whatever happens to one happens here. `decide` refuses, or says which fact. Everything of an
 * account waits for its lock, so that what is due, what can go back and the balance are never spent twice.
 *
 * Refuses with: forbidden, and as `decide` does.
 */
export const changeInvoice = async (
  call: Call,
  value: string,
  decide: (held: Held) => Decided,
): Promise<{ fact: InvoiceFact; invoice: Invoice }> => {
  const found = await findOwnById(call, 'invoices', idOf(value) ?? '')
  if (!found) throw new Refusal('forbidden')
  const held = await hold(call, found)
  const { action, fact: decided, reason } = decide(held)
  const fact = await recordFact(call, found.id, decided)
  const invoice = await applyFact(call, held, fact)
  await record(call, {
    action,
    after: { ...amountOf(fact), status: invoice.status },
    before: { status: held.invoice.status },
    organisation: invoice.payer,
    reason,
    subject: { collection: 'invoices', id: invoice.id },
    workspace: invoice.workspace,
  })
  return { fact, invoice }
}

const amountOf = ({ amountCents, at }: InvoiceFact) => ({ amountCents, at })

const hold = async (call: Call, { billingAccount, id }: Invoice): Promise<Held> => {
  await lockRow(call, 'billingAccounts', billingAccount)
  return {
    account: await findOwnByIdOrThrow(call, 'billingAccounts', billingAccount),
    facts: await factsOf(call, id),
    invoice: await findOwnByIdOrThrow(call, 'invoices', id),
  }
}

/** Writes what the facts come to with the one that was added: on the invoice, on the account's balance, and in the ledger. */
export const applyFact = async (
  call: Call,
  { account, facts, invoice }: Held,
  added: InvoiceFact,
): Promise<Invoice> => {
  await moveBalance(call, account, balanceChangeOf(added, invoice))
  const state = stateOf(invoice.totalCents, [...facts, added])
  const after = await updateOwn(call, 'invoices', invoice.id, state)
  forgetInvoiceFacts(call.req)
  await settleInvoice(call, after, added.id)
  return after
}

/** What a fact does to the account's balance. */
const balanceChangeOf = (fact: InvoiceFact, before: Invoice): number => {
  if (fact.kind === 'balance') return -fact.amountCents
  if (fact.kind === 'credit' && fact.use === 'balance') return fact.amountCents
  return fact.kind === 'void' ? before.balanceAppliedCents : 0
}

const moveBalance = async (call: Call, account: BillingAccount, change: number): Promise<void> => {
  if (change === 0) return
  const balance = BigInt(account.balanceCents ?? 0) + BigInt(change)
  await updateOwn(call, 'billingAccounts', account.id, {
    balanceCents: centsOf(balance, 'amountCents'),
  })
}

/** The id in a path of what was done to an invoice. */
export const factNamed = (
  { facts }: Held,
  kind: InvoiceFact['kind'],
  value: string,
): InvoiceFact => {
  const id: Id | undefined = idOf(value)
  const found = facts.find((one) => one.kind === kind && one.id === id)
  if (!found) throw new Refusal('forbidden')
  return found
}
