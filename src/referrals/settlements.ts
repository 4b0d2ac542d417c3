import type { Id, Settlement } from '../documents.js'
import type { Call } from '../program.js'

import { record } from '../audit/record.js'
import { statedReason } from '../audit/statedReason.js'
import { createOwn, findOwnById, findOwnByIdOrThrow, updateOwn } from '../db/own.js'
import { lockRow, lockRowsOf } from '../db/lock.js'
import { query, sql, tableOf } from '../db/sql.js'
import { idOf } from '../documents.js'
import { Refusal } from '../refusals.js'
import { forgetDealFacts } from './dealFacts.js'
import { tellSettled } from './tellSettled.js'

type Order = { paidAt: string; partner: string; reference: string }

/**
 * Pays a partner everything that is payable (SPEC 7.7), under the locks of his deals, so that no line is added or taken at
 * the same moment. Refuses with: forbidden, nothing_to_settle.
 */
export const settlePartner = async (
  call: Call,
  { paidAt, partner: value, reference }: Order,
): Promise<Settlement> => {
  const partner = await findOwnById(call, 'organisations', idOf(value) ?? '')
  if (!partner) throw new Refusal('forbidden')
  await lockRow(call, 'organisations', partner.id)
  await lockRowsOf(call, 'referralEntries', 'partner_id', partner.id)
  const lines = await payableLines(call, partner.id)
  const totalCents = lines.reduce((sum, { amount_cents }) => sum + Number(amount_cents), 0)
  if (totalCents <= 0) throw new Refusal('nothing_to_settle')
  const settlement = await createOwn(call, 'settlements', {
    paidAt,
    partner: partner.id,
    reference,
    status: 'paid',
    totalCents,
  })
  await query(
    call,
    sql`insert into partner_program_settled_lines (settlement, line)
      select ${settlement.id}::uuid, line::uuid from jsonb_array_elements_text(${JSON.stringify(lines.map(({ id }) => id))}::jsonb) line`,
  )
  await recordSettlement(call, settlement, 'settlement.created')
  await tellSettled(call, settlement)
  forgetDealFacts(call.req)
  return settlement
}

/** An invoice's lines are payable some days after it was paid, its negative ones with it. */
const payableLines = (call: Call, partner: Id) =>
  query<{ amount_cents: string; id: Id }>(
    call,
    sql`select l.id, l.amount_cents from ${tableOf(call.program, 'ledgerLines')} l
      join ${tableOf(call.program, 'referralEntries')} e on e.id = l.entry_id
    where e.partner_id = ${partner}
      and l.paid_at + make_interval(hours => ${call.program.holdDays * 24}::int) <= ${call.program.clock.now().toISOString()}::timestamptz
      and not exists (select 1 from partner_program_settled_lines s where s.line = l.id and not s.is_freed)`,
  )

/** Takes a settlement back: its lines can be settled again. Refuses with: forbidden, reason_required, wrong_state. */
export const cancelSettlement = async (
  call: Call,
  value: string,
  sent: null | string | undefined,
): Promise<Settlement> => {
  const known = await findOwnById(call, 'settlements', idOf(value) ?? '')
  if (!known) throw new Refusal('forbidden')
  const reason = statedReason(sent)
  await lockRow(call, 'organisations', known.partner)
  const settlement = await findOwnByIdOrThrow(call, 'settlements', known.id) // As it is under the lock.
  if (settlement.status !== 'paid')
    throw new Refusal('wrong_state', { message: 'This settlement was cancelled before.' })
  await query(
    call,
    sql`update partner_program_settled_lines set is_freed = true where settlement = ${settlement.id}`,
  )
  const cancelled = await updateOwn(call, 'settlements', settlement.id, { status: 'cancelled' })
  await recordSettlement(call, cancelled, 'settlement.cancelled', reason)
  forgetDealFacts(call.req)
  return cancelled
}

const recordSettlement = (
  call: Call,
  { id, partner, reference, status, totalCents }: Settlement,
  action: 'settlement.cancelled' | 'settlement.created',
  reason?: string,
): Promise<void> =>
  record(call, {
    action,
    after: { reference, status, totalCents },
    organisation: partner,
    reason,
    subject: { collection: 'settlements', id },
  })
