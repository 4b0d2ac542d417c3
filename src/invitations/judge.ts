import type { Id, Invitation, Place, Role, User } from '../documents.js'
import type { Call } from '../program.js'

import { rankOf } from '../../access/matrix.js'
import { effectiveRole } from '../../access/reach.js'
import { findOwn } from '../db/own.js'
import { query, sql, tableOf } from '../db/sql.js'
import { findLive, whereIn } from '../memberships/find.js'
import { isOpen, judgeInsiderOutsider, judgeInvitedAddress } from '../memberships/judge.js'
import { Refusal } from '../refusals.js'

type Offer = { email: string; organisation: Id; place: Place; role: Role }

/**
 * Judges an offer of a role to an address under the organisation's lock.
 *
 * Refuses with: staff_outside, already_member, already_invited, insider_outsider_conflict.
 */
export const judgeOffer = async (
  call: Call,
  offer: Offer,
  user: undefined | User,
): Promise<void> => {
  const { email, organisation, place, role } = offer
  if (user?.platformRoles?.includes('staff')) throw new Refusal('staff_outside')
  const present = user && (await roleOfUserIn(call, user.id, place))
  if (rankOf(present) >= rankOf(role)) throw new Refusal('already_member')
  await refusePending(call, email, place)
  if (user) await judgeInsiderOutsider(call, { place, role, user: user.id })
  await judgeInvitedAddress(call, { email, organisation, role, workspace: place.workspace })
}

/** The role that decides for somebody else in a place. */
const roleOfUserIn = async (
  call: Call,
  user: Id,
  place: Place,
): Promise<null | string | undefined> => {
  if (place.organisation) return (await findLive(call, user, place))?.role
  const [row] = await query<{ role: null | string }>(
    call,
    sql`
    select ${effectiveRole(call, user)} as role from ${tableOf(call.program, 'workspaces')} w where w.id = ${place.workspace}`,
  )
  return row?.role
}

const refusePending = async (call: Call, email: string, place: Place): Promise<void> => {
  const pending = await findPending(call, email, whereIn(place))
  if (pending) throw new Refusal('already_invited', { invitation: pending.id })
}

export const findPending = async (
  call: Call,
  email: string,
  place: ReturnType<typeof whereIn>,
): Promise<Invitation | undefined> => {
  const [found] = await findOwn(
    call,
    'invitations',
    { and: [isOpen(call), place, { email: { equals: email } }] },
    { limit: 1 },
  )
  return found
}

/** An expired invitation makes room for a new one (SPEC 5.7). */
export const expirePast = async (call: Call, email: string): Promise<void> => {
  await query(
    call,
    sql`update ${tableOf(call.program, 'invitations')} set status = 'expired'
    where lower(email) = ${email} and status = 'pending' and source <> 'data-owner' and expires_at <= ${call.program.clock.now().toISOString()}::timestamptz`,
  )
}
