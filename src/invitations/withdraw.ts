import type { Invitation } from '../documents.js'
import type { Call } from '../program.js'

import { personOf } from '../../access/person.js'
import { lockRow } from '../db/lock.js'
import { findOwnByIdOrThrow } from '../db/own.js'
import { countInvitation } from '../limits/attempts.js'
import { organisationOf, placeOf } from '../memberships/find.js'
import { lockOrganisation } from '../memberships/judge.js'
import { Refusal } from '../refusals.js'
import { refuseClosed } from './closed.js'
import { issueLink } from './issue.js'
import { judgeOffer } from './judge.js'
import { recordInvitation, revoke } from './revokePending.js'

const lockInvitation = async (
  call: Call,
  { id, organisation, workspace }: Invitation,
): Promise<Invitation> => {
  if (organisation ?? workspace)
    await lockOrganisation(call, await organisationOf(call, placeOf({ organisation, workspace })))
  await lockRow(call, 'invitations', id)
  return findOwnByIdOrThrow(call, 'invitations', id)
}

type Sent = { invitation: Invitation; link?: string }

/**
 * A new link for a pending or expired invitation; one without an address is answered.
 *
 * Refuses with: wrong_state, too_many_requests, and what a new one would be refused with.
 */
export const resendInvitation = async (call: Call, found: Invitation): Promise<Sent> => {
  const invitation = await lockInvitation(call, found)
  if (invitation.status !== 'pending' && invitation.status !== 'expired') {
    throw new Refusal('wrong_state', {
      message: `This invitation is ${invitation.status}. Invite again instead.`,
    })
  }
  if (invitation.status === 'expired') await judgeAgain(call, invitation)
  await countInvitation(call, personOf(call)!.id)
  const sent = await issueLink(call, invitation)
  await recordInvitation(call, sent.invitation, 'invitation.resent')
  return {
    invitation: sent.invitation,
    ...(sent.invitation.channel === 'link' && { link: sent.url }),
  }
}

/**
 * The same by the data owner himself, whose invitation stays pending whatever the age of its link (SPEC 3.5).
 *
 * Refuses with: not_found, invitation_expired, invitation_used, wrong_state.
 */
export const renewInvitation = async (call: Call, found: Invitation): Promise<void> => {
  const invitation = await lockInvitation(call, found)
  if (invitation.tokenHash !== found.tokenHash) throw new Refusal('not_found')
  refuseClosed(call, invitation)
  if (invitation.source !== 'data-owner')
    throw new Refusal('wrong_state', { message: 'This link still works: open it.' })
  await issueLink(call, invitation)
  await recordInvitation(call, invitation, 'invitation.renewed')
}

/** An expired one may stand in the way of what was offered since. */
const judgeAgain = async (
  call: Call,
  { email, organisation, role, workspace }: Invitation,
): Promise<void> => {
  if ((!organisation && !workspace) || !email) return
  const place = placeOf({ organisation, workspace })
  await judgeOffer(
    call,
    { email, organisation: await organisationOf(call, place), place, role: role! },
    undefined,
  )
}

/** Takes an invitation back; its link is dead. A data owner's stays (SPEC 3.5). Refuses with: data_owner_stays, wrong_state. */
export const revokeInvitation = async (call: Call, found: Invitation): Promise<Invitation> => {
  const invitation = await lockInvitation(call, found)
  if (invitation.status === 'revoked') return invitation
  if (invitation.source === 'data-owner') throw new Refusal('data_owner_stays')
  if (invitation.status !== 'pending' && invitation.status !== 'expired') {
    throw new Refusal('wrong_state', {
      message: `This invitation is ${invitation.status}; there is nothing to take back.`,
    })
  }
  return revoke(call, invitation)
}
