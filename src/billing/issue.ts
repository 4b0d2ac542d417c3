import { randomUUID } from 'node:crypto'

import type { BillingAccount, Id, Invoice, InvoiceParty } from '../documents.js'
import type { Call } from '../program.js'
import type { OrderedLine } from './lines.js'

import { record } from '../audit/record.js'
import { createOwn, findOwnById, findOwnByIdOrThrow } from '../db/own.js'
import { lockRow } from '../db/lock.js'
import { query, sql } from '../db/sql.js'
import { idOf } from '../documents.js'
import { fieldRefusal, Refusal } from '../refusals.js'
import { applyFact } from './changeInvoice.js'
import { discountInForce } from './discountInForce.js'
import { recordFact } from './facts.js'
import { billOf } from './lines.js'
import { CURRENCY } from './money.js'
import { tellIssue } from './tellIssue.js'

type Order = { dueAt: string; lines: OrderedLine[]; reason?: null | string | undefined }

/**
 * Issues an invoice to whoever pays an account (SPEC 8.3): numbers without gaps, parties frozen as they are now, a positive
 * balance used first. Refuses with: forbidden, validation_failed, wrong_state.
 */
export const issueInvoice = async (
  call: Call,
  accountId: string,
  { dueAt, lines, reason }: Order,
): Promise<Invoice> => {
  const id = idOf(accountId) ?? ''
  await lockRow(call, 'billingAccounts', id)
  const account = await findOwnById(call, 'billingAccounts', id)
  if (!account) throw new Refusal('forbidden')
  const { seller } = call.program
  const now = call.program.clock.now()
  const bill = billOf(lines, await discountInForce(call, account, now))
  if (bill.totalCents < 0)
    throw fieldRefusal(
      'validation_failed',
      'lines',
      'This comes to less than nothing. Credit an earlier invoice instead.',
    )
  if (!seller)
    throw new Refusal('wrong_state', {
      message: 'This platform has not said who sells: its developers set the option `seller`.',
    })
  const invoice = await createOwn(call, 'invoices', {
    ...bill,
    lines: bill.lines.map(asRow),
    vat: bill.vat.map(asRow),
    amountDueCents: bill.totalCents,
    amountPaidCents: 0,
    amountReturnedCents: 0,
    balanceAppliedCents: 0,
    billingAccount: account.id,
    billTo: await billToOf(call, account),
    creditedCents: 0,
    currency: CURRENCY,
    dueAt,
    issuedAt: now.toISOString(),
    number: await nextNumber(call, now),
    payer: account.organisation,
    seller: sellerOf(seller),
    status: 'open',
    workspace: account.workspace ?? null,
  })
  await recordIssue(call, invoice, reason)
  const issued = await useBalance(call, account, invoice)
  await tellIssue(call, issued)
  return issued
}

/** Rows of an array have ids of their own, which Payload gives them where it writes them itself. */
const asRow = <Row extends object>(row: Row): Row & { id: Id } => ({ id: randomUUID(), ...row })

const sellerOf = (seller: NonNullable<Call['program']['seller']>): Invoice['seller'] => ({
  address: seller.address,
  email: seller.email ?? null,
  iban: seller.iban ?? null,
  legalName: seller.legalName,
  vatId: seller.vatId ?? null,
})

const billToOf = async (
  call: Call,
  { address, billingEmail, legalName, organisation, vatId }: BillingAccount,
): Promise<InvoiceParty> => ({
  address: address ?? null,
  email: billingEmail ?? null,
  legalName: legalName ?? (await findOwnByIdOrThrow(call, 'organisations', organisation)).name,
  vatId: vatId ?? null,
})

/** The year's next number. Whoever issues waits here for the one before: a number that is not used is taken back. */
const nextNumber = async (call: Call, now: Date): Promise<string> => {
  const year = now.getUTCFullYear()
  const [row] = await query<{ last: string }>(
    call,
    sql`insert into partner_program_invoice_numbers as n (year, last) values (${year}, 1)
      on conflict (year) do update set last = n.last + 1 returning last`,
  )
  return `${year}-${row!.last.padStart(6, '0')}`
}

/** A positive balance is used first; what comes to nothing is paid at once. */
const useBalance = async (
  call: Call,
  account: BillingAccount,
  invoice: Invoice,
): Promise<Invoice> => {
  const used = Math.min(Math.max(account.balanceCents ?? 0, 0), invoice.totalCents)
  if (used === 0 && invoice.totalCents > 0) return invoice
  const fact = await recordFact(call, invoice.id, {
    amountCents: used,
    at: invoice.issuedAt,
    kind: 'balance',
  })
  return applyFact(call, { account, facts: [], invoice }, fact)
}

const recordIssue = (call: Call, invoice: Invoice, reason: unknown): Promise<void> =>
  record(call, {
    action: 'invoice.issued',
    after: { number: invoice.number, totalCents: invoice.totalCents },
    organisation: invoice.payer,
    reason,
    subject: { collection: 'invoices', id: invoice.id },
    workspace: invoice.workspace,
  })
