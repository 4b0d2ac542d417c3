import type { BillingAccount } from '../documents.js'
import type { Call } from '../program.js'

import { query, sql, tableOf } from '../db/sql.js'
import { isInForce } from '../referrals/inForce.js'

/** The discount on an account's bills at a moment, in basis points: its own or its deal's, whichever is larger, never both (SPEC 7.8). */
export const discountInForce = async (
  call: Call,
  { discountBps, id }: Pick<BillingAccount, 'discountBps' | 'id'>,
  at: Date,
): Promise<number> => {
  const moment = sql`${at.toISOString()}::timestamptz`
  const [deal] = await query<{ discount_bps: number }>(
    call,
    sql`select t.discount_bps from ${tableOf(call.program, 'referralEntries')} e
      join ${tableOf(call.program, 'referralTerms')} t on t.entry_id = e.id and t.effective_from <= ${moment}
      where e.billing_account_id = ${id} and ${isInForce(moment)}
      order by t.effective_from desc limit 1`,
  )
  return Math.max(discountBps ?? 0, deal?.discount_bps ?? 0)
}
