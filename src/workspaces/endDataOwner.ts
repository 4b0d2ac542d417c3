import type { User, Workspace } from '../documents.js'
import type { Call } from '../program.js'

import { findOwn } from '../db/own.js'
import { endMembership } from '../memberships/end.js'
import { findVerifiedUser, isLiveNow } from '../memberships/find.js'
import { revokeDataOwnerInvitations } from './dataOwner.js'

/**
 * Ends the view that somebody has as a workspace's data owner, and what invites him to it; other access stays. Answers
 * the person, if an account has the address. The caller holds the organisation's lock.
 */
export const endDataOwnerAccess = async (
  call: Call,
  workspace: Workspace,
): Promise<undefined | User> => {
  await revokeDataOwnerInvitations(call, workspace)
  const email = workspace.dataOwner?.email
  const person = email ? await findVerifiedUser(call, email) : undefined
  if (!person) return undefined
  const memberships = await findOwn(call, 'memberships', {
    and: [
      isLiveNow(call),
      { user: { equals: person.id } },
      { workspace: { equals: workspace.id } },
      { source: { equals: 'data-owner' } },
    ],
  })
  for (const one of memberships) await endMembership(call, one)
  return person
}
