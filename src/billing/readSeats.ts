import type { BillingAccount } from '../documents.js'
import type { Call } from '../program.js'
import type { Seats } from './seats.js'

import { holds, holdsInOrganisation } from '../../access/can.js'
import { isStaff } from '../../access/person.js'
import { findOwnById } from '../db/own.js'
import { sql } from '../db/sql.js'
import { idOf } from '../documents.js'
import { Refusal } from '../refusals.js'
import { NO_SEATS, seatsOf } from './seats.js'

/**
 * The seats of an account for whoever reads its usage: the organisation's people all of them, a workspace's people those of
 * the workspaces that they see (SPEC 4, 5.8). Refuses with: not_found.
 */
export const readSeats = async (call: Call, value: string): Promise<Seats> => {
  const account = await findOwnById(call, 'billingAccounts', idOf(value) ?? '')
  if (!account) throw new Refusal('not_found')
  const seats = (await seatsOf(call, sql`select ${account.id}::uuid`)).get(account.id) ?? NO_SEATS
  if (isStaff(call) || (await readsAll(call, account))) return seats
  const seen = await Promise.all(
    seats.workspaces.map(({ workspace }) => holds(call, 'usage:read', workspace)),
  )
  const workspaces = seats.workspaces.filter((_, index) => seen[index])
  if (workspaces.length === 0) throw new Refusal('not_found')
  return { ...seats, workspaces }
}

const readsAll = (call: Call, { organisation }: BillingAccount): Promise<boolean> =>
  holdsInOrganisation(call, 'usage:read', organisation)
