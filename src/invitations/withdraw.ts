import type { Action } from '../audit/record.js'
import type { Invitation } from '../documents.js'
import type { Call } from '../program.js'

import { record } from '../audit/record.js'
import { lockRow } from '../db/lock.js'
import { findOwnByIdOrThrow, updateOwn } from '../db/own.js'
import { organisationOf, placeOf } from '../memberships/find.js'
import { lockOrganisation } from '../memberships/judge.js'
import { Refusal } from '../refusals.js'
import { issueLink } from './issue.js'
import { judgeOffer } from './judge.js'

const lockInvitation = async (
  call: Call,
  { id, organisation, workspace }: Invitation,
): Promise<Invitation> => {
  if (organisation ?? workspace)
    await lockOrganisation(call, await organisationOf(call, placeOf({ organisation, workspace })))
  await lockRow(call, 'invitations', id)
  return findOwnByIdOrThrow(call, 'invitations', id)
}

/** A new link for a pending or expired invitation. Refuses with: wrong_state, and what a new one would be refused with. */
export const resendInvitation = async (call: Call, found: Invitation): Promise<Invitation> => {
  const invitation = await lockInvitation(call, found)
  if (invitation.status !== 'pending' && invitation.status !== 'expired') {
    throw new Refusal('wrong_state', {
      message: `This invitation is ${invitation.status}. Invite again instead.`,
    })
  }
  if (invitation.status === 'expired') await judgeAgain(call, invitation)
  const sent = await issueLink(call, invitation)
  await tell(call, sent, 'invitation.resent')
  return sent
}

/** An expired one may stand in the way of what was offered since. */
const judgeAgain = async (
  call: Call,
  { email, organisation, role, workspace }: Invitation,
): Promise<void> => {
  if (!organisation && !workspace) return
  const place = placeOf({ organisation, workspace })
  await judgeOffer(
    call,
    { email: email!, organisation: await organisationOf(call, place), place, role: role! },
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
  const revoked = await updateOwn(call, 'invitations', invitation.id, { status: 'revoked' })
  await tell(call, revoked, 'invitation.revoked')
  return revoked
}

const tell = async (
  call: Call,
  { id, organisation, workspace }: Invitation,
  action: Action,
): Promise<void> =>
  record(call, {
    action,
    organisation: organisation ?? (workspace ? await organisationOf(call, { workspace }) : null),
    subject: { collection: 'invitations', id },
    workspace,
  })
