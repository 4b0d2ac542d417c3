import type { PayloadRequest } from 'payload'

import DataLoader from 'dataloader'

import { randomUUID } from 'node:crypto'

import type { Id } from '../documents.js'
import type { Call } from '../program.js'

import { isStaff, personOf } from '../../access/person.js'
import { query, sql } from '../db/sql.js'

/**
 * What happened to an invoice. Facts are only ever added; `refund-failed` and `dispute-won` undo the fact that `of` names.
 * They are the one door by which anything counts, whoever says it.
 */
export type InvoiceFact = {
  amountCents: number
  /** The bank's value date, or the moment. */
  at: string
  id: Id
  kind:
    | 'balance'
    | 'credit'
    | 'dispute'
    | 'dispute-won'
    | 'payment'
    | 'refund'
    | 'refund-failed'
    | 'void'
  of?: Id | null
  reason?: null | string
  reference?: null | string
  /** What became of a credit: it lowered what was due, was kept as balance, or was paid out. */
  use?: 'balance' | 'due' | 'paid-out' | null
}

type NewFact = Omit<InvoiceFact, 'id'> & {
  /** The provider's own id of it, counted once. */
  externalId?: string
}

type Row = {
  amount_cents: string
  at: Date | string
  id: Id
  invoice: Id
  kind: InvoiceFact['kind']
  of_fact: Id | null
  reason: null | string
  reference: null | string
  use: InvoiceFact['use']
}

const factOf = (row: Row): InvoiceFact => ({
  amountCents: Number(row.amount_cents),
  at: new Date(row.at).toISOString(),
  id: row.id,
  kind: row.kind,
  of: row.of_fact,
  reason: row.reason,
  reference: row.reference,
  use: row.use ?? null,
})

/** The facts of these invoices, of each in the order in which they were entered. One statement, however many there are. */
export const factsOfAll = async (
  call: Call,
  invoices: readonly Id[],
): Promise<Map<Id, InvoiceFact[]>> => {
  const rows = await query<Row>(
    call,
    sql`select id, invoice, kind, amount_cents, at, of_fact, use, reference, reason
      from partner_program_invoice_facts
      where invoice in (select x::uuid from jsonb_array_elements_text(${JSON.stringify(invoices)}::jsonb) x) order by seq`,
  )
  const facts = new Map<Id, InvoiceFact[]>(invoices.map((invoice) => [invoice, []]))
  for (const row of rows) facts.get(row.invoice)!.push(factOf(row))
  return facts
}

/** The facts of one invoice, in the order in which they were entered. */
export const factsOf = async (call: Call, invoice: Id): Promise<InvoiceFact[]> =>
  (await factsOfAll(call, [invoice])).get(invoice)!

export const recordFact = async (
  call: Call,
  invoice: Id,
  { externalId, ...fact }: NewFact,
): Promise<InvoiceFact> => {
  const id = randomUUID()
  await query(
    call,
    sql`insert into partner_program_invoice_facts
      (id, invoice, kind, amount_cents, at, of_fact, use, reference, reason, external_id, recorded_at, recorded_by)
    values (${id}, ${invoice}, ${fact.kind}, ${fact.amountCents}, ${fact.at}::timestamptz, ${fact.of ?? null}, ${fact.use ?? null},
      ${fact.reference ?? null}, ${fact.reason ?? null}, ${externalId ?? null},
      ${call.program.clock.now().toISOString()}::timestamptz, ${personOf(call)?.id ?? null})`,
  )
  return { ...fact, id }
}

const KEY = 'partnerProgramInvoiceFacts'
type Loader = DataLoader<Id, object[]>

/** The same for answers, loaded for a page at once; why staff did something is theirs. */
export const invoiceFacts = (call: Call, invoice: Id): Promise<object[]> =>
  ((call.req.context as Record<string, Loader | undefined>)[KEY] ??= new DataLoader((ids) =>
    loadFacts(call, ids),
  )).load(invoice)

/** Called when a fact was added: what the rest of the request asks is asked anew. */
export const forgetInvoiceFacts = (req: PayloadRequest): void => {
  Object.assign(req.context, { [KEY]: undefined })
}

const loadFacts = async (call: Call, ids: readonly Id[]): Promise<object[][]> => {
  const facts = await factsOfAll(call, ids)
  const shown = ({ reason, ...fact }: InvoiceFact) => (isStaff(call) ? { ...fact, reason } : fact)
  return ids.map((id) => facts.get(id)!.map(shown))
}
