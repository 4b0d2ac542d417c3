import type { AccessRequest, Id } from '../documents.js'
import type { Call } from '../program.js'

import { organisationRole, workspaceFacts } from '../../access/facts.js'
import { personOf } from '../../access/person.js'
import { record } from '../audit/record.js'
import { findOwn, findOwnByIdOrThrow } from '../db/own.js'
import { lockOrganisation } from '../memberships/judge.js'
import { Refusal } from '../refusals.js'
import { discover } from '../workspaces/discover.js'
import { approve } from './decide.js'
import { tellAsked } from './tell.js'

/**
 * One asks for a workspace that one can find and is not in, once at a time (SPEC 4.3).
 *
 * Refuses with: forbidden, already_member, wrong_state.
 */
export const judgeRequest = async (call: Call, workspace: Id | undefined): Promise<void> => {
  const facts = workspace && (await workspaceFacts(call, workspace))
  const found = facts && (await discover(call, workspace))
  if (!found) throw new Refusal('forbidden', { message: NOT_FOUND })
  await lockOrganisation(call, facts.organisation)
  if ((await discover(call, workspace))?.isMember) throw new Refusal('already_member')
  const [pending] = await findOwn(
    call,
    'accessRequests',
    {
      and: [
        { workspace: { equals: workspace } },
        { user: { equals: personOf(call)!.id } },
        { status: { equals: 'pending' } },
      ],
    },
    { limit: 1 },
  )
  if (pending)
    throw new Refusal('wrong_state', {
      message: 'You have asked already. Wait for the answer, or withdraw that request first.',
      request: pending.id,
    })
}

const NOT_FOUND =
  'You can ask for workspaces of your organisation that you can find: GET /api/organisations/:id/workspaces/discoverable.'

/** What follows a request: the place's owners and admins are told, or its own admin is let in at once. */
export const openRequest = async (call: Call, request: AccessRequest): Promise<void> => {
  const { organisation, visibility } = await findOwnByIdOrThrow(
    call,
    'workspaces',
    request.workspace,
  )
  await record(call, {
    action: 'access_request.created',
    after: { user: request.user },
    organisation,
    subject: { collection: 'accessRequests', id: request.id },
    workspace: request.workspace,
  })
  const isOwnAdmin = (await organisationRole(call, organisation)) === 'admin'
  if (isOwnAdmin && visibility === 'invite-only') await approve(call, request, 'member')
  else await tellAsked(call, request)
}
