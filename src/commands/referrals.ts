import { z } from 'zod'

import type { Id, ReferralEntry } from '../documents.js'
import type { Call } from '../program.js'

import { isStaff, isStaffWith } from '../../access/person.js'
import { findOwn, findOwnById, readAsCaller } from '../db/own.js'
import { idOf } from '../documents.js'
import { judgeNumbers } from '../referrals/judgeTerms.js'
import { replay } from '../referrals/replay.js'
import { review } from '../referrals/review.js'
import { cancelSettlement, settlePartner } from '../referrals/settlements.js'
import { canEarn } from '../referrals/settleInvoice.js'
import { simulate, type Simulated } from '../referrals/simulate.js'
import { statementPdf } from '../referrals/statementPdf.js'
import { statementCsv, statementOf } from '../referrals/statement.js'
import { Refusal } from '../refusals.js'
import { centsInput, command, dateInput, idInput, plainText, reasonInput } from './command.js'

const refuseUnlessSettles = (call: Call): void => {
  if (!isStaffWith(call, 'settle'))
    throw new Refusal('forbidden', { message: 'Settling needs the permission `settle`.' })
}

/** Pays a partner all that is payable (SPEC 7.7). Refuses with: forbidden, validation_failed, nothing_to_settle. */
export const createSettlementCommand = command({
  name: 'createSettlement',
  idempotent: true,
  kind: 'mutation',
  method: 'post',
  on: 'settlements',
  path: '/',
  input: z.object({
    paidAt: dateInput,
    partner: idInput,
    reference: plainText(200).refine((text) => text.trim() !== '', 'Name the payment.'),
  }),
  output: { doc: { collection: 'settlements' }, settlement: { collection: 'settlements' } },
  status: 201,
  who: 'staff',
  judge: refuseUnlessSettles,
  run: async (call, order) => {
    const { id } = await settlePartner(call, order)
    const settlement = await readAsCaller(call, 'settlements', id)
    return { doc: settlement, settlement }
  },
})

/** Frees the lines of a settlement (SPEC 7.7). Refuses with: forbidden, reason_required, wrong_state. */
export const cancelSettlementCommand = command({
  name: 'cancelSettlement',
  idempotent: true,
  kind: 'mutation',
  method: 'post',
  on: 'settlements',
  path: '/:id/cancel',
  input: z.object({ id: idInput, reason: reasonInput }),
  output: { settlement: { collection: 'settlements' } },
  who: 'staff',
  judge: refuseUnlessSettles,
  run: async (call, { id, reason }) => {
    const cancelled = await cancelSettlement(call, id, reason)
    return { settlement: await readAsCaller(call, 'settlements', cancelled.id) }
  },
})

/** A deal whose totals and lines the caller reads. Refuses with: not_found. */
const readDeal = async (call: Call, value: string): Promise<ReferralEntry> => {
  const deal = await readAsCaller(call, 'referralEntries', idOf(value) ?? '')
  if (!deal || (!isStaff(call) && !call.program.partnersSeeTotals)) throw new Refusal('not_found')
  return deal as unknown as ReferralEntry
}

const LINE = {
  fields: {
    amountCents: 'number',
    createdAt: 'string',
    explanation: 'json',
    invoice: 'string',
    kind: 'string',
    number: 'string',
    paidAt: 'string',
  },
} as const

/** A deal's lines in a time, adding up (SPEC 7.7). Refuses with: not_found, validation_failed. */
export const referralStatementCommand = command({
  name: 'referralStatement',
  kind: 'query',
  method: 'get',
  on: 'referralEntries',
  path: '/:id/statement',
  input: z.object({
    format: z.enum(['csv', 'json', 'pdf'], 'Choose json, csv or pdf.').nullish(),
    from: dateInput.nullish(),
    id: idInput,
    to: dateInput.nullish(),
  }),
  output: {
    closingCents: 'number',
    entry: 'string',
    from: 'string',
    lines: [LINE],
    openingCents: 'number',
    to: 'string',
  },
  who: 'person',
  run: async (call, { format, from, id, to }) => {
    const deal = await readDeal(call, id)
    const statement = await statementOf(call, deal.id, {
      from: from ?? deal.createdAt,
      to: to ?? new Date(call.program.clock.now().getTime() + 1).toISOString(),
    })
    const name = `statement-${statement.from.slice(0, 10)}-${statement.to.slice(0, 10)}`
    const file =
      format === 'csv'
        ? {
            bytes: Buffer.from(statementCsv(statement)),
            name: `${name}.csv`,
            type: 'text/csv; charset=utf-8',
          }
        : format === 'pdf'
          ? {
              bytes: await statementPdf(statement, deal),
              name: `${name}.pdf`,
              type: 'application/pdf',
            }
          : undefined
    return { file, statement }
  },
  fileOf: ({ file }) => file,
  present: ({ statement }) => statement,
})

/** What needs a person (SPEC 7.9). */
export const referralReviewCommand = command({
  name: 'referralReview',
  kind: 'query',
  method: 'get',
  on: 'referralEntries',
  path: '/review',
  input: z.object({}),
  output: {
    docs: [{ fields: { entry: 'string', invoice: 'string', kind: 'string', sentence: 'string' } }],
  },
  who: 'staff',
  run: async (call) => ({ docs: await review(call) }),
})

/** Recomputes a deal from the facts, and compares (SPEC 7.9). Refuses with: forbidden. */
export const replayReferralEntryCommand = command({
  name: 'replayReferralEntry',
  kind: 'mutation',
  method: 'post',
  on: 'referralEntries',
  path: '/:id/replay',
  input: z.object({ id: idInput }),
  output: {
    drift: [{ fields: { actualCents: 'number', expectedCents: 'number', invoice: 'string' } }],
    entry: 'string',
  },
  who: 'staff',
  run: async (call, { id }) => {
    const deal = await findOwnById(call, 'referralEntries', idOf(id) ?? '')
    if (!deal) throw new Refusal('forbidden')
    return { drift: await replay(call, deal), entry: deal.id }
  },
})

const simulated = z.object({
  paidAt: dateInput,
  totalCents: centsInput(),
  totalExcludingTaxCents: centsInput(),
})

/** What a deal would give, on an account's paid invoices or on made-up ones (SPEC 7.9). Refuses with: forbidden, validation_failed. */
export const simulateReferralEntryCommand = command({
  name: 'simulateReferralEntry',
  kind: 'mutation',
  method: 'post',
  on: 'referralEntries',
  path: '/simulate',
  input: z.object({
    billingAccount: idInput.nullish(),
    capCents: centsInput().nullish(),
    discountBps: z.number().nullish(),
    expiresAt: dateInput.nullish(),
    invoices: z.array(simulated).max(1_000).nullish(),
    kickbackBps: z.number(),
    startsAt: dateInput,
  }),
  output: {
    capReachedAt: 'string',
    months: [{ fields: { accruedCents: 'number', month: 'string' } }],
    totalCents: 'number',
  },
  who: 'staff',
  run: async (call, { billingAccount, invoices, ...deal }) => {
    judgeNumbers(deal)
    if (!billingAccount && !invoices)
      throw new Refusal('validation_failed', {
        errors: [{ message: 'Name a billing account, or give invoices.', path: 'invoices' }],
      })
    return simulate(
      deal,
      billingAccount
        ? await paidInvoices(call, idOf(billingAccount))
        : (invoices ?? []).map(asPaid),
    )
  },
})

const asPaid = (invoice: z.output<typeof simulated>, index: number): Simulated => ({
  ...invoice,
  amountPaidCents: Math.max(0, invoice.totalCents),
  amountReturnedCents: 0,
  creditedCents: 0,
  invoice: String(index).padStart(6, '0'),
})

const paidInvoices = async (call: Call, account: Id | undefined): Promise<Simulated[]> => {
  if (!account || !(await findOwnById(call, 'billingAccounts', account)))
    throw new Refusal('forbidden')
  const found = await findOwn(call, 'invoices', { billingAccount: { equals: account } })
  return found.filter(canEarn).map((one) => ({ ...one, invoice: one.id, paidAt: one.paidAt! }))
}
