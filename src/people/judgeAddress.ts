import type { Id, User } from '../documents.js'
import type { Call } from '../program.js'

import { isOutsiderRole } from '../../access/matrix.js'
import { isLive } from '../../access/reach.js'
import { findOwn } from '../db/own.js'
import { list, query, sql, tableOf } from '../db/sql.js'
import { findPendingIn } from '../memberships/judge.js'
import { Refusal } from '../refusals.js'
import { lockAddress } from './lockPerson.js'

type Standing = {
  id: Id
  /** A member of the organisation. */
  inside: boolean
  /** The new address is named there as the data owner's. */
  named: boolean
  /** Works or watches there from outside. */
  outside: boolean
  /** The data owner of a workspace there, by the present address. */
  owns: boolean
}

/**
 * Whether a person may go by an address: no other account has it, and what is already known about it there goes with
 * what he is (SPEC 1.7, 1.8, 3.3, 4.4). The caller holds the organisations and the person.
 *
 * Refuses with: account_exists, staff_outside, data_owner_is_insider, insider_outsider_conflict.
 */
export const judgeAddress = async (
  call: Call,
  user: User,
  email: string,
  organisations: Id[],
): Promise<void> => {
  await lockAddress(call, email)
  const [known] = await findOwn(call, 'users', { email: { equals: email } }, { limit: 1 })
  if (known)
    throw new Refusal('account_exists', {
      message: 'An account with this address exists already. Sign in with that one.',
    })
  const isStaff = user.platformRoles?.includes('staff') ?? false
  for (const { id, inside, named, outside, owns } of await standings(
    call,
    user,
    email,
    organisations,
  )) {
    if (named && isStaff) throw new Refusal('staff_outside')
    if (named && inside) throw new Refusal('data_owner_is_insider')
    const pending = await findPendingIn(call, email, id)
    const isOffered = (outsider: boolean) =>
      pending.some(
        ({ role, workspace }) => (Boolean(workspace) && isOutsiderRole(role ?? '')) === outsider,
      )
    if (owns && isOffered(false)) throw new Refusal('data_owner_is_insider')
    if ((inside && isOffered(true)) || (outside && isOffered(false)))
      throw new Refusal('insider_outsider_conflict')
  }
}

const standings = (
  call: Call,
  user: User,
  email: string,
  organisations: Id[],
): Promise<Standing[]> => {
  const { program } = call
  const memberships = tableOf(program, 'memberships')
  const workspaces = tableOf(program, 'workspaces')
  return query<Standing>(
    call,
    sql`
    select o.id,
      exists (select 1 from ${memberships} m where m.user_id = ${user.id} and m.organisation_id = o.id and ${isLive(call, 'm')}) as inside,
      exists (select 1 from ${workspaces} w where w.organisation_id = o.id
        and ${email} in (lower(w.data_owner_email), lower(w.data_owner_proposed_email))) as named,
      exists (select 1 from ${memberships} m join ${workspaces} w on w.id = m.workspace_id
        where m.user_id = ${user.id} and w.organisation_id = o.id and m.role in ('external', 'observer') and ${isLive(call, 'm')}) as outside,
      exists (select 1 from ${workspaces} w where w.organisation_id = o.id
        and lower(w.data_owner_email) = ${user.email.toLowerCase()}) as owns
    from ${tableOf(program, 'organisations')} o where o.id in (${list(organisations)}) order by o.id`,
  )
}
