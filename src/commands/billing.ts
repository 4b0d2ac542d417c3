import { z } from 'zod'

import type { InvoiceFact } from '../billing/facts.js'
import type { Id, Invoice } from '../documents.js'
import type { Call } from '../program.js'
import type { Shape } from './command.js'

import { statedReason } from '../audit/statedReason.js'
import { changeInvoice, factNamed } from '../billing/changeInvoice.js'
import {
  creditUse,
  payable,
  refuseReturn,
  refuseUndone,
  refuseVoiding,
  valueDate,
} from '../billing/decide.js'
import { issueInvoice } from '../billing/issue.js'
import { CURRENCY } from '../billing/money.js'
import { invoicePdf } from '../billing/pdf.js'
import { readAsCaller } from '../db/own.js'
import { idOf } from '../documents.js'
import { Refusal } from '../refusals.js'
import { centsInput, command, dateInput, idInput, plainText, reasonInput } from './command.js'

const INVOICE = { invoice: { collection: 'invoices' } } as const

const FACT = {
  fields: { amountCents: 'number', at: 'string', id: 'string' },
} as const satisfies Shape

const answered = async (call: Call, { id }: Invoice) => ({
  invoice: await readAsCaller(call, 'invoices', id),
})

const factIn = ({ amountCents, at, id }: InvoiceFact) => ({ amountCents, at, id })

const now = ({ program }: Call): string => program.clock.now().toISOString()

const line = z.object({
  description: plainText(500).refine((text) => text.trim() !== '', 'Say what is sold.'),
  quantity: z.int('Write a whole number.').positive('Write at least 1.').max(1_000_000),
  unitCents: centsInput(),
  vatBps: z
    .int('Write whole hundredths of a percent.')
    .min(0, 'VAT is 0 or more.')
    .max(10_000, 'VAT is at most 10000, which is 100 %.'),
})

/** Issues an invoice (SPEC 8.3). Refuses with: forbidden, validation_failed, wrong_state. */
export const issueInvoiceCommand = command({
  name: 'issueInvoice',
  idempotent: true,
  kind: 'mutation',
  method: 'post',
  on: 'billingAccounts',
  path: '/:id/invoices',
  input: z.object({
    currency: z.literal(CURRENCY, 'Invoices are in EUR.').nullish(),
    dueAt: dateInput,
    id: idInput,
    lines: z.array(line).min(1, 'Name at least one line.').max(200),
    reason: plainText(500).nullish(),
  }),
  output: INVOICE,
  who: 'staff',
  run: async (call, { id, ...order }) => answered(call, await issueInvoice(call, id, order)),
})

/** Records money that came in (SPEC 8.3). Refuses with: forbidden, validation_failed, payment_exceeds_due, wrong_state. */
export const payInvoiceCommand = command({
  name: 'payInvoice',
  idempotent: true,
  kind: 'mutation',
  method: 'post',
  on: 'invoices',
  path: '/:id/pay',
  input: z.object({
    amountCents: centsInput().positive('Write more than 0.').nullish(),
    id: idInput,
    paidAt: dateInput,
    reference: plainText(200).nullish(),
  }),
  output: { ...INVOICE, payment: FACT },
  who: 'staff',
  run: async (call, { amountCents, id, paidAt, reference }) => {
    const { fact, invoice } = await changeInvoice(call, id, (held) => ({
      action: 'invoice.paid',
      fact: {
        amountCents: payable(held, amountCents),
        at: valueDate(call, paidAt, 'paidAt'),
        kind: 'payment',
        reference: reference ?? null,
      },
    }))
    return { ...(await answered(call, invoice)), payment: factIn(fact) }
  },
})

/** Takes back an invoice on which nothing was paid; applied balance returns (SPEC 8.3). Refuses with: forbidden, reason_required, wrong_state. */
export const voidInvoiceCommand = command({
  name: 'voidInvoice',
  idempotent: true,
  kind: 'mutation',
  method: 'post',
  on: 'invoices',
  path: '/:id/void',
  input: z.object({ id: idInput, reason: reasonInput }),
  output: INVOICE,
  who: 'staff',
  run: async (call, { id, reason: sent }) => {
    const { invoice } = await changeInvoice(call, id, (held) => {
      const reason = statedReason(sent)
      refuseVoiding(held)
      return {
        action: 'invoice.voided',
        fact: { amountCents: 0, at: now(call), kind: 'void', reason },
        reason,
      }
    })
    return answered(call, invoice)
  },
})

/** Credits an invoice, VAT included (SPEC 8.3). Refuses with: forbidden, reason_required, validation_failed, refund_exceeds_paid, wrong_state. */
export const creditInvoiceCommand = command({
  name: 'creditInvoice',
  idempotent: true,
  kind: 'mutation',
  method: 'post',
  on: 'invoices',
  path: '/:id/credit',
  input: z.object({
    amountCents: centsInput().positive('Write more than 0.'),
    id: idInput,
    reason: reasonInput,
    refunded: z.boolean().nullish(),
  }),
  output: { ...INVOICE, credit: FACT },
  who: 'staff',
  run: async (call, { amountCents, id, reason: sent, refunded }) => {
    const { fact, invoice } = await changeInvoice(call, id, (held) => {
      const reason = statedReason(sent)
      const use = creditUse(held, amountCents, refunded === true)
      return {
        action: 'invoice.credited',
        fact: { amountCents, at: now(call), kind: 'credit', reason, use },
        reason,
      }
    })
    return { ...(await answered(call, invoice)), credit: factIn(fact) }
  },
})

/** Records money that went back (SPEC 8.3). Refuses with: forbidden, reason_required, validation_failed, refund_exceeds_paid, wrong_state. */
export const refundInvoiceCommand = command({
  name: 'refundInvoice',
  idempotent: true,
  kind: 'mutation',
  method: 'post',
  on: 'invoices',
  path: '/:id/refund',
  input: z.object({
    amountCents: centsInput().positive('Write more than 0.'),
    id: idInput,
    reason: reasonInput,
    refundedAt: dateInput,
  }),
  output: { ...INVOICE, refund: FACT },
  who: 'staff',
  run: async (call, { amountCents, id, reason: sent, refundedAt }) => {
    const { fact, invoice } = await changeInvoice(call, id, (held) => {
      const reason = statedReason(sent)
      const at = valueDate(call, refundedAt, 'refundedAt')
      refuseReturn(held, amountCents)
      return {
        action: 'invoice.refunded',
        fact: { amountCents, at, kind: 'refund', reason },
        reason,
      }
    })
    return { ...(await answered(call, invoice)), refund: factIn(fact) }
  },
})

/** The bank returned a refund: the money is here again (SPEC 8.3). Refuses with: forbidden, wrong_state. */
export const failRefundCommand = command({
  name: 'failRefund',
  idempotent: true,
  kind: 'mutation',
  method: 'post',
  on: 'invoices',
  path: '/:id/refunds/:refundId/fail',
  input: z.object({ id: idInput, refundId: idInput }),
  output: { ...INVOICE, refund: FACT },
  who: 'staff',
  run: async (call, { id, refundId }) =>
    undo(call, { action: 'invoice.refund_failed', id, kind: 'refund', of: refundId }),
})

/** The payer's bank took money back (SPEC 8.3). Refuses with: forbidden, validation_failed, refund_exceeds_paid, wrong_state. */
export const disputeInvoiceCommand = command({
  name: 'disputeInvoice',
  idempotent: true,
  kind: 'mutation',
  method: 'post',
  on: 'invoices',
  path: '/:id/dispute',
  input: z.object({
    amountCents: centsInput().positive('Write more than 0.'),
    at: dateInput,
    id: idInput,
  }),
  output: { ...INVOICE, dispute: FACT },
  who: 'staff',
  run: async (call, { amountCents, at: sent, id }) => {
    const { fact, invoice } = await changeInvoice(call, id, (held) => {
      const at = valueDate(call, sent, 'at')
      refuseReturn(held, amountCents)
      return { action: 'invoice.disputed', fact: { amountCents, at, kind: 'dispute' } }
    })
    return { ...(await answered(call, invoice)), dispute: factIn(fact) }
  },
})

/** A dispute was won: the money is here again (SPEC 8.3). Refuses with: forbidden, wrong_state. */
export const wonDisputeCommand = command({
  name: 'wonDispute',
  idempotent: true,
  kind: 'mutation',
  method: 'post',
  on: 'invoices',
  path: '/:id/disputes/:disputeId/won',
  input: z.object({ disputeId: idInput, id: idInput }),
  output: { ...INVOICE, dispute: FACT },
  who: 'staff',
  run: async (call, { disputeId, id }) =>
    undo(call, { action: 'invoice.dispute_won', id, kind: 'dispute', of: disputeId }),
})

const UNDOING = { dispute: 'dispute-won', refund: 'refund-failed' } as const

type Undoing<Kind> = {
  action: 'invoice.dispute_won' | 'invoice.refund_failed'
  id: Id
  kind: Kind
  of: Id
}

const undo = async <Kind extends 'dispute' | 'refund'>(
  call: Call,
  { action, id, kind, of }: Undoing<Kind>,
) => {
  let undone: InvoiceFact | undefined
  const { invoice } = await changeInvoice(call, id, (held) => {
    undone = factNamed(held, kind, of)
    refuseUndone(held, undone)
    const { amountCents } = undone
    return {
      action,
      fact: { amountCents, at: now(call), kind: UNDOING[kind], of: undone.id },
    }
  })
  return { ...(await answered(call, invoice)), [kind]: factIn(undone!) } as {
    invoice: Awaited<ReturnType<typeof answered>>['invoice']
  } & Record<Kind, ReturnType<typeof factIn>>
}

/** An invoice on paper, for whoever reads it (SPEC 8.3). Refuses with: not_found. */
export const invoicePdfCommand = command({
  name: 'invoicePdf',
  kind: 'query',
  method: 'get',
  on: 'invoices',
  path: '/:id/pdf',
  input: z.object({ id: idInput }),
  output: { name: 'string' },
  who: 'person',
  run: async (call, { id }) => {
    const invoice = await readAsCaller(call, 'invoices', idOf(id) ?? '')
    if (!invoice) throw new Refusal('not_found')
    return invoicePdf(invoice as unknown as Invoice)
  },
  fileOf: ({ bytes, name }) => ({ bytes, name, type: 'application/pdf' }),
})
