import type { Id } from '../documents.js'
import type { Call } from '../program.js'

import { query, sql, tableOf } from '../db/sql.js'

/** Whether an account has an invoice that is still to be paid. */
export const hasOpenInvoice = async (call: Call, account: Id): Promise<boolean> => {
  const [row] = await query<{ some: boolean }>(
    call,
    sql`select exists (select 1 from ${tableOf(call.program, 'invoices')}
      where billing_account_id = ${account} and status = 'open') as some`,
  )
  return row?.some ?? false
}
