import type { AccessRequest, Membership, Role } from '../documents.js'
import type { Call } from '../program.js'

import { roleIn } from '../../access/can.js'
import { isOutsiderRole, rankOf } from '../../access/matrix.js'
import { personOf } from '../../access/person.js'
import { record } from '../audit/record.js'
import { lockRow } from '../db/lock.js'
import { findOwnByIdOrThrow, updateOwn } from '../db/own.js'
import { addMembership } from '../memberships/add.js'
import { describePlace, findLive } from '../memberships/find.js'
import { lockOrganisation } from '../memberships/judge.js'
import { fieldRefusal, Refusal } from '../refusals.js'
import { tellDecided, tellWithdrawn } from './tell.js'

export type Approved = { membership: Membership | null; request: AccessRequest }

/**
 * Lets the asker in with a role that is no higher than one's own (SPEC 4.3, 4.7). Repeating it answers the same.
 *
 * Refuses with: validation_failed, role_above_own, owner_needs_consent, wrong_state, archived.
 */
export const approveRequest = async (
  call: Call,
  found: AccessRequest,
  role: Role,
): Promise<Approved> => {
  await judgeRole(call, found, role)
  const request = await lockRequest(call, found)
  if (request.status === 'approved') return answerOf(call, request)
  refuseDecided(request)
  return approve(call, request, role)
}

const judgeRole = async (call: Call, { workspace }: AccessRequest, role: Role): Promise<void> => {
  if (rankOf(role) > rankOf(await roleIn(call, { workspace }))) throw new Refusal('role_above_own')
  if (rankOf(role) < 0 || isOutsiderRole(role))
    throw fieldRefusal(
      'validation_failed',
      'role',
      'Choose a role for somebody of the organisation: member, billing or admin.',
    )
  if (role === 'owner') throw new Refusal('owner_needs_consent')
}

/** The same where it needs no further judging. The caller holds the organisation's lock. */
export const approve = async (
  call: Call,
  request: AccessRequest,
  role: Role,
): Promise<Approved> => {
  const place = { workspace: request.workspace }
  const { isArchived, organisation } = await describePlace(call, place)
  if (isArchived) throw new Refusal('archived')
  if (!(await findLive(call, request.user, { organisation: organisation.id })))
    throw new Refusal('wrong_state', {
      message:
        'This person no longer belongs to the organisation. Deny the request, or invite them.',
    })
  const membership = await addMembership(call, {
    place,
    role,
    source: 'request',
    user: request.user,
  })
  const approved = await decide(call, request, 'approved')
  await tellDecided(call, approved, role)
  return { membership, request: approved }
}

/** Says no. Repeating it answers the same. Refuses with: wrong_state. */
export const denyRequest = (call: Call, found: AccessRequest): Promise<AccessRequest> =>
  close(call, found, 'denied', tellDecided)

/** The asker takes it back. Repeating it answers the same. Refuses with: wrong_state. */
export const withdrawRequest = (call: Call, found: AccessRequest): Promise<AccessRequest> =>
  close(call, found, 'withdrawn', tellWithdrawn)

const close = async (
  call: Call,
  found: AccessRequest,
  status: 'denied' | 'withdrawn',
  tell: (call: Call, request: AccessRequest) => Promise<void>,
): Promise<AccessRequest> => {
  const request = await lockRequest(call, found)
  if (request.status === status) return request
  refuseDecided(request)
  const closed = await decide(call, request, status)
  await tell(call, closed)
  return closed
}

const lockRequest = async (
  call: Call,
  { id, workspace }: AccessRequest,
): Promise<AccessRequest> => {
  const { organisation } = await findOwnByIdOrThrow(call, 'workspaces', workspace)
  await lockOrganisation(call, organisation)
  await lockRow(call, 'accessRequests', id)
  return findOwnByIdOrThrow(call, 'accessRequests', id)
}

const refuseDecided = ({ status }: AccessRequest): void => {
  if (status !== 'pending')
    throw new Refusal('wrong_state', {
      message: `This request is ${status} already. A new one can be made.`,
    })
}

const answerOf = async (call: Call, request: AccessRequest): Promise<Approved> => ({
  membership: (await findLive(call, request.user, { workspace: request.workspace })) ?? null,
  request,
})

const decide = async (
  call: Call,
  { id, workspace }: AccessRequest,
  status: Exclude<AccessRequest['status'], 'pending'>,
): Promise<AccessRequest> => {
  const { organisation } = await findOwnByIdOrThrow(call, 'workspaces', workspace)
  const decided = await updateOwn(call, 'accessRequests', id, {
    decidedBy: personOf(call)?.id ?? null,
    status,
  })
  await record(call, {
    action: `access_request.${status}`,
    organisation,
    subject: { collection: 'accessRequests', id },
    workspace,
  })
  return decided
}
