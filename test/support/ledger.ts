import { randomUUID } from 'node:crypto'

import type { Payload, PayloadRequest } from 'payload'

import { createLocalReq } from 'payload'
import {
  createSettlement,
  creditInvoice,
  disputeInvoice,
  failRefund,
  issueInvoice,
  payInvoice,
  refundInvoice,
  voidInvoice,
  wonDispute,
} from 'payload-partner-program'

import type { Invoice, LedgerLine, ReferralEntry } from '../../src/documents'
import type { Drift } from '../../src/referrals/replay'

import { findOwnByIdOrThrow } from '../../src/db/own'
import { query, sql } from '../../src/db/sql'
import { inTransaction } from '../../src/db/transaction'
import { callOf } from '../../src/program'
import { replay } from '../../src/referrals/replay'
import { settleInvoice } from '../../src/referrals/settleInvoice'

type Line = { quantity?: number; unitCents: number; vatBps?: number }
type Terms = { capCents?: null | number; discountBps?: number; kickbackBps?: number }
export type Ledger = Awaited<ReturnType<typeof ledgerOn>>

/** Staff's work on bills and deals by the program's own functions, with no request in between. */
export const ledgerOn = async (payload: Payload) => {
  const { docs } = await payload.find({
    collection: 'users',
    overrideAccess: true,
    where: { email: { equals: 'sam@platform.example' } },
  })
  const user = { ...docs[0]!, collection: 'users' as const }
  const request = () => createLocalReq({ user }, payload)
  const rows = async <Row extends Record<string, unknown>>(statement: ReturnType<typeof sql>) =>
    query<Row>({ req: await request() }, statement)
  const withInvoice = <Answer extends { invoice: unknown }>(answer: Answer) =>
    answer as Omit<Answer, 'invoice'> & { invoice: Invoice }

  const issue = async (account: string, lines: Line[]): Promise<Invoice> => {
    const { invoice } = await issueInvoice({
      dueAt: '2027-01-31',
      id: account,
      lines: lines.map((line) => ({ description: 'Seats', quantity: 1, vatBps: 0, ...line })),
      req: await request(),
    })
    return invoice as unknown as Invoice
  }
  const pay = async (id: string, paidAt: string, amountCents?: number) =>
    withInvoice(await payInvoice({ amountCents, id, paidAt, req: await request() }))
  const credit = async (id: string, amountCents: number, refunded?: boolean) =>
    withInvoice(
      await creditInvoice({ amountCents, id, reason: 'x', refunded, req: await request() }),
    )
  const refund = async (id: string, amountCents: number, refundedAt: string) =>
    withInvoice(
      await refundInvoice({ amountCents, id, reason: 'x', refundedAt, req: await request() }),
    )
  const dispute = async (id: string, amountCents: number, at: string) =>
    withInvoice(await disputeInvoice({ amountCents, at, id, req: await request() }))
  const fail = async (id: string, refundId: string) =>
    withInvoice(await failRefund({ id, refundId, req: await request() }))
  const win = async (id: string, disputeId: string) =>
    withInvoice(await wonDispute({ disputeId, id, req: await request() }))
  const cancel = async (id: string) =>
    withInvoice(await voidInvoice({ id, reason: 'x', req: await request() }))
  const settle = async (partner: string, reference: string) =>
    createSettlement({ paidAt: '2026-01-01', partner, reference, req: await request() })

  const create = async (collection: string, data: object): Promise<string> => {
    const doc = await payload.create({
      collection: collection as 'users',
      data: { ...data, reason: 'They brought the client.' } as never,
      depth: 0,
      overrideAccess: false,
      req: await request(),
    })
    return String(doc.id)
  }
  const change = async (deal: string, data: object) =>
    payload.update({
      collection: 'referral-entries' as 'users',
      data: { ...data, reason: 'Agreed anew.' } as never,
      depth: 0,
      id: deal,
      overrideAccess: false,
      req: await request(),
    })
  const deal = (
    partner: string,
    billingAccount: string,
    more: Terms & { expiresAt?: null | string; startsAt: string },
  ) => create('referral-entries', { billingAccount, kickbackBps: 1_000, partner, ...more })
  const terms = (entry: string, more: Terms & { effectiveFrom: string }) =>
    create('referral-terms', { entry, ...more })

  const drift = async (entry: string): Promise<Drift[]> => {
    const req = await request()
    const doc = await payload.db.findOne({
      collection: 'referral-entries',
      req,
      where: { id: { equals: entry } },
    })
    return replay(callOf(req), doc as unknown as ReferralEntry)
  }

  /** That many organisations without anybody in them, each with its account. */
  const accounts = async (count: number): Promise<string[]> => {
    const made = await rows<{ id: string }>(sql`
      with made as (insert into organisations (id, name, is_partner)
        select gen_random_uuid(), 'Client ' || i, false from generate_series(1, ${count}::int) i returning id)
      insert into billing_accounts (id, scope, organisation_id)
        select gen_random_uuid(), 'organisation', id from made returning id`)
    return made.map(({ id }) => id)
  }
  const partner = async (): Promise<string> => {
    const [row] = await rows<{ id: string }>(
      sql`insert into organisations (id, name, is_partner) values (gen_random_uuid(), 'Partner', true) returning id`,
    )
    return row!.id
  }

  type LineRow = Pick<LedgerLine, 'kind'> & {
    cents: string
    id: string
    invoice: string
    whole: string
  }
  /** A deal's lines, and each row as text, so that any change of it shows. */
  const lines = (entry: string) =>
    rows<LineRow>(
      sql`select id, invoice_id as invoice, kind, amount_cents::text as cents, l::text as whole from ledger_lines l where entry_id = ${entry}`,
    )
  const balance = async (entry: string): Promise<string> => {
    const [row] = await rows<{ cents: string }>(
      sql`select accrued_cents::text as cents from partner_program_ledger_balances where entry = ${entry}`,
    )
    return row?.cents ?? '0'
  }

  const closedAt = async (entry: string): Promise<string> => {
    const [row] = await rows<{ at: Date | string }>(
      sql`select closed_at as at from referral_entries where id = ${entry}`,
    )
    return new Date(row!.at).toISOString()
  }

  /** Does something once: what the database refuses is not tried again. */
  const once = async <Answer>(work: (req: PayloadRequest) => Promise<Answer>): Promise<Answer> => {
    const req = await request()
    return inTransaction(req, () => work(req))
  }

  /** Settles an invoice again, although nothing happened. */
  const again = async (id: string): Promise<void> => {
    await once(async (req) => {
      const call = callOf(req)
      await settleInvoice(call, await findOwnByIdOrThrow(call, 'invoices', id), randomUUID())
    })
  }

  return {
    accounts,
    again,
    balance,
    cancel,
    change,
    closedAt,
    credit,
    deal,
    dispute,
    drift,
    fail,
    issue,
    lines,
    once,
    partner,
    pay,
    refund,
    rows,
    settle,
    terms,
    user,
    win,
  }
}
