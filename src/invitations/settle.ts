import type { Id, Invitation, Membership, User } from '../documents.js'
import type { Call } from '../program.js'

import { isOutsiderRole, rankOf } from '../../access/matrix.js'
import { addressOf } from '../../access/person.js'
import { record } from '../audit/record.js'
import { findOwn, updateOwn } from '../db/own.js'
import { addMembership } from '../memberships/add.js'
import { describePlace, findLive, placeOf } from '../memberships/find.js'
import { findConflict, findPendingIn, lockOrganisation } from '../memberships/judge.js'
import { Refusal } from '../refusals.js'

/** Turns a pending invitation to a place into a membership. The caller holds the organisation's lock, and judged the person. */
export const redeem = async (
  call: Call,
  invitation: Invitation,
  user: User,
): Promise<Membership> => {
  const place = placeOf(invitation)
  const { isArchived, organisation } = await describePlace(call, place)
  if (isArchived) throw new Refusal('archived')
  const live = await findLive(call, user.id, place)
  const isThere = live && rankOf(live.role) >= rankOf(invitation.role)
  const membership = isThere
    ? live
    : await addMembership(call, {
        place,
        role: invitation.role!,
        source: invitation.source === 'data-owner' ? 'data-owner' : 'invitation',
        user: user.id,
      })
  await markAccepted(call, invitation, user.id, organisation.id)
  return membership
}

export const markAccepted = async (
  call: Call,
  { id, organisation, workspace }: Invitation,
  user: Id,
  ofOrganisation?: Id,
): Promise<Invitation> => {
  const accepted = await updateOwn(call, 'invitations', id, {
    acceptedAt: call.program.clock.now().toISOString(),
    acceptedBy: user,
    status: 'accepted',
  })
  await record(call, {
    action: 'invitation.accepted',
    after: { user },
    organisation: ofOrganisation ?? organisation,
    subject: { collection: 'invitations', id },
    workspace,
  })
  return accepted
}

/**
 * Settles the person's other pending invitations in an organisation, the higher role first, each judged by the rules:
 * what asks for his own yes (owner, or joining an organisation he is not in) stays pending (SPEC 5.4).
 */
export const settleOthers = async (call: Call, organisation: Id, user: User): Promise<void> => {
  const pending = await findPendingIn(call, addressOf(user), organisation)
  const highestFirst = pending.sort((a, b) => rankOf(b.role) - rankOf(a.role))
  for (const invitation of highestFirst)
    if (await mayJoin(call, invitation, organisation, user)) await redeem(call, invitation, user)
}

const mayJoin = async (
  call: Call,
  invitation: Invitation,
  organisation: Id,
  user: User,
): Promise<boolean> => {
  const role = invitation.role!
  if (role === 'owner') return false
  const place = placeOf(invitation)
  const isOutside = place.workspace !== undefined && isOutsiderRole(role)
  if (!isOutside && !(await findLive(call, user.id, { organisation }))) return false
  if ((await describePlace(call, place)).isArchived) return false
  return !(await findConflict(call, { place, role, user: user.id }))
}

/** A new account takes the views that wait for its address as data owner, everywhere (SPEC 5.4). */
export const takeDataOwnerInvitations = async (call: Call, user: User): Promise<void> => {
  const pending = await findOwn(call, 'invitations', {
    and: [
      { email: { equals: addressOf(user) } },
      { source: { equals: 'data-owner' } },
      { status: { equals: 'pending' } },
    ],
  })
  for (const invitation of pending) {
    const { isArchived, organisation } = await describePlace(call, placeOf(invitation))
    await lockOrganisation(call, organisation.id)
    if (!isArchived) await redeem(call, invitation, user)
  }
}
