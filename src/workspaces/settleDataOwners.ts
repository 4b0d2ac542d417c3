import type { Id } from '../documents.js'
import type { Call } from '../program.js'

import { findOwnByIdOrThrow } from '../db/own.js'
import { query, sql, tableOf } from '../db/sql.js'
import { inTransaction } from '../db/transaction.js'
import { Refusal } from '../refusals.js'
import { confirmDataOwner } from './changeDataOwner.js'
import { WAIT_MS } from './waiting.js'

/** Makes proposed data owners count whose predecessors gave no answer in time (SPEC 3.5), each in a transaction of its own. */
export const settleDataOwners = async (call: Call): Promise<void> => {
  const before = new Date(call.program.clock.now().getTime() - WAIT_MS).toISOString()
  const waiting = await query<{ id: Id }>(
    call,
    sql`select id from ${tableOf(call.program, 'workspaces')}
    where data_owner_proposed_email is not null and data_owner_proposed_at <= ${before}::timestamptz`,
  )
  for (const { id } of waiting) {
    try {
      await inTransaction(call.req, async () =>
        confirmDataOwner(call, await findOwnByIdOrThrow(call, 'workspaces', id)),
      )
    } catch (error) {
      if (!(error instanceof Refusal)) throw error // One who became an insider meanwhile goes on waiting.
    }
  }
}
