import type { Call } from '../program.js'

import { forgetFacts } from '../../access/facts.js'
import { findOwnById, findOwnByIdOrThrow, updateOwn } from '../db/own.js'
import { lockOrganisation } from '../memberships/judge.js'
import { Refusal } from '../refusals.js'
import { findToken } from '../tokens/store.js'
import { endDataOwnerAccess } from './endDataOwner.js'
import { recordWorkspace } from './recordWorkspace.js'
import { tellDisputed } from './tellDataOwner.js'
import { NOT_PROPOSED } from './waiting.js'

/**
 * Whoever was named as data owner says, by the link in his mail, that the data are not his (SPEC 3.11): his view ends, and
 * partner and staff are told. Repeating it is fine.
 *
 * Refuses with: not_found, invitation_expired, wrong_state.
 */
export const disputeDataOwner = async (call: Call, token: string): Promise<void> => {
  const found = await findToken(call, 'data-owner-object', token)
  const named = found && (await findOwnById(call, 'workspaces', found.subject))
  if (!named) throw new Refusal('not_found')
  if (found.isExpired) throw new Refusal('invitation_expired', { message: EXPIRED })
  await lockOrganisation(call, named.organisation)
  const workspace = await findOwnByIdOrThrow(call, 'workspaces', named.id) // As it is under the lock.
  if (workspace.dataOwner?.email !== found.address.toLowerCase())
    throw new Refusal('wrong_state', { message: NOBODY })
  if (workspace.dataOwner.disputedAt) return

  await endDataOwnerAccess(call, workspace)
  const disputed = await updateOwn(call, 'workspaces', workspace.id, {
    dataOwner: {
      ...workspace.dataOwner,
      ...NOT_PROPOSED,
      disputedAt: call.program.clock.now().toISOString(),
    },
  })
  await recordWorkspace(call, workspace, 'workspace.data_owner_disputed')
  await tellDisputed(call, disputed)
  forgetFacts(call.req)
}

const EXPIRED = 'This link has expired. Answer to the mail, or write to the platform’s staff.'
const NOBODY =
  'You are not named as the data owner here any more. There is nothing that you need to do.'
