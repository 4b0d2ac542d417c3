import type { Id, User } from '../documents.js'
import type { Call } from '../program.js'

import { addressOf } from '../../access/person.js'
import { lockName, lockRow } from '../db/lock.js'
import { findOwnByIdOrThrow } from '../db/own.js'
import { list, query, sql, tableOf } from '../db/sql.js'
import { lockOrganisation } from '../memberships/judge.js'
import { Refusal } from '../refusals.js'

/**
 * Holds everything that a change of who a person is depends on: the organisations where he belongs, is invited, or is
 * named as data owner, by his address or by `address` besides; then himself. Organisations come first and in order, as
 * everywhere, so that nobody waits in a circle.
 *
 * Refuses with: conflict, where one was added meanwhile; the command then begins again.
 */
export const lockPerson = async (
  call: Call,
  id: Id,
  address?: string,
): Promise<{ organisations: Id[]; user: User }> => {
  const find = async () => {
    const user = await findOwnByIdOrThrow(call, 'users', id)
    const addresses = [addressOf(user), ...(address ? [address] : [])]
    return { organisations: await findOrganisations(call, id, addresses), user }
  }
  const { organisations } = await find()
  for (const organisation of organisations) await lockOrganisation(call, organisation)
  await lockRow(call, 'users', id)
  const locked = await find() // As it is under the locks.
  if (!locked.organisations.every((one) => organisations.includes(one)))
    throw new Refusal('conflict')
  return locked
}

/** Holds an address, so that two accounts do not get it at the same moment. Taken last. */
export const lockAddress = (call: Call, email: string): Promise<void> =>
  lockName(call, `account:${email}`)

const findOrganisations = async (call: Call, user: Id, addresses: string[]): Promise<Id[]> => {
  const workspaces = tableOf(call.program, 'workspaces')
  const rows = await query<{ id: Id }>(
    call,
    sql`
    select coalesce(m.organisation_id, w.organisation_id) as id
      from ${tableOf(call.program, 'memberships')} m left join ${workspaces} w on w.id = m.workspace_id
      where m.user_id = ${user} and m.ended_at is null
    union select coalesce(i.organisation_id, w.organisation_id)
      from ${tableOf(call.program, 'invitations')} i left join ${workspaces} w on w.id = i.workspace_id
      where lower(i.email) in (${list(addresses)}) and i.status = 'pending' and num_nonnulls(i.organisation_id, w.organisation_id) = 1
    union select w.organisation_id from ${workspaces} w
      where lower(w.data_owner_email) in (${list(addresses)}) or lower(w.data_owner_proposed_email) in (${list(addresses)})
    order by id`,
  )
  return rows.map(({ id }) => id)
}
