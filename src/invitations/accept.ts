import type { Id, Invitation, Membership, User } from '../documents.js'
import type { Call } from '../program.js'

import { addressOf, personOf } from '../../access/person.js'
import { lockRow } from '../db/lock.js'
import { findOwn, findOwnById, findOwnByIdOrThrow, updateOwn } from '../db/own.js'
import { findLive, findVerifiedUser, organisationOf, placeOf } from '../memberships/find.js'
import { lockOrganisation } from '../memberships/judge.js'
import { lockAddress } from '../people/lockPerson.js'
import { register } from '../people/register.js'
import { grantPlatformRoles } from '../people/platformRoles.js'
import { fieldRefusal, Refusal } from '../refusals.js'
import { acceptLink } from './acceptLink.js'
import { refuseClosed } from './closed.js'
import { markAccepted, redeem, settleOthers, takeDataOwnerInvitations } from './settle.js'
import { hashOf } from '../tokens/token.js'

type Credentials = { name?: string | undefined; password?: string | undefined }
export type Accepted = { invitation: Invitation; membership: Membership | null; registered?: User }

/**
 * Turns an open invitation into a membership, once, for the signed-in person or for somebody new.
 * Runs inside the caller's transaction.
 */
export const acceptInvitation = async (
  call: Call,
  found: Invitation,
  credentials: Credentials,
): Promise<Accepted> => {
  const organisation = isToPlace(found) ? await organisationOf(call, placeOf(found)) : undefined
  if (organisation) await lockOrganisation(call, organisation)
  await lockRow(call, 'invitations', found.id)
  const invitation = await findOwnByIdOrThrow(call, 'invitations', found.id) // As it is under the lock.

  if (invitation.channel === 'link') return acceptLink(call, invitation)
  const person = personOf(call)
  if (person && addressOf(person) !== invitation.email)
    throw new Refusal('invitation_for_another_account')
  if (person && invitation.status === 'accepted' && invitation.acceptedBy === person.id)
    return repeat(call, invitation, person.id)
  refuseClosed(call, invitation)

  const user = person ?? (await registerInvited(call, invitation, credentials))
  const membership = organisation ? await redeem(call, invitation, user) : null
  if (!organisation) await acceptPlatform(call, invitation, user)
  if (organisation) await settleOthers(call, organisation, user)
  if (!person) await takeDataOwnerInvitations(call, user)
  return {
    invitation: await findOwnByIdOrThrow(call, 'invitations', invitation.id),
    membership,
    ...(!person && { registered: user }),
  }
}

const isToPlace = ({ organisation, workspace }: Invitation): boolean =>
  Boolean(organisation ?? workspace)

/** The invitation behind a link, or a refusal that says nothing about whether there ever was one. */
export const findByToken = async (call: Call, token: string): Promise<Invitation> => {
  const [found] = await findOwn(
    call,
    'invitations',
    { tokenHash: { equals: hashOf(token) } },
    { limit: 1 },
  )
  if (!found || found.status === 'revoked') throw new Refusal('not_found')
  return found
}

/** One of the signed-in person's own. */
export const findMine = async (call: Call, id: Id): Promise<Invitation> => {
  const found = await findOwnById(call, 'invitations', id)
  if (!found || found.status === 'revoked' || found.email !== addressOf(personOf(call)))
    throw new Refusal('not_found')
  return found
}

const repeat = async (call: Call, invitation: Invitation, user: Id): Promise<Accepted> => ({
  invitation,
  membership: isToPlace(invitation)
    ? ((await findLive(call, user, placeOf(invitation))) ?? null)
    : null,
})

const registerInvited = async (
  call: Call,
  { email }: Invitation,
  { name, password }: Credentials,
): Promise<User> => {
  await lockAddress(call, email!)
  if (await findVerifiedUser(call, email!)) throw new Refusal('account_exists')
  if (!name || !password)
    throw fieldRefusal(
      'validation_failed',
      name ? 'password' : 'name',
      'Choose a name and a password to make your account, or sign in first.',
    )
  return register(call, { email: email!, name, password })
}

const acceptPlatform = async (call: Call, invitation: Invitation, user: User): Promise<void> => {
  if (invitation.platformRoles?.length) {
    await grantPlatformRoles(call, user, {
      platformRoles: invitation.platformRoles,
      staffPermissions: invitation.staffPermissions ?? [],
    })
  }
  await markAccepted(call, invitation, user.id)
}

/** The invited person says no. Repeating it is fine. */
export const declineInvitation = async (call: Call, found: Invitation): Promise<Invitation> => {
  await lockRow(call, 'invitations', found.id)
  const invitation = await findOwnByIdOrThrow(call, 'invitations', found.id)
  if (invitation.status === 'declined') return invitation
  refuseClosed(call, invitation)
  return updateOwn(call, 'invitations', found.id, { status: 'declined' })
}
