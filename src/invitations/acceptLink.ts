import type { Invitation, Membership } from '../documents.js'
import type { Call } from '../program.js'

import { roleIn } from '../../access/can.js'
import { rankOf } from '../../access/matrix.js'
import { personOf } from '../../access/person.js'
import { record } from '../audit/record.js'
import { findOwn, updateOwn } from '../db/own.js'
import { addMembership } from '../memberships/add.js'
import { describePlace, findLive, placeOf, whereIn } from '../memberships/find.js'
import { Refusal } from '../refusals.js'
import { refuseClosed } from './closed.js'
import { linkMadeAt } from './issue.js'
import { settleOthers } from './settle.js'

type Joined = { invitation: Invitation; membership: Membership }

/**
 * Lets the signed-in person in by a link that is for whoever has it, as often as it says (SPEC 5.1, 5.3). The caller holds
 * the locks of the organisation and of the invitation.
 *
 * Refuses with: unauthorized, already_member, invitation_expired, invitation_used, archived, insider_outsider_conflict.
 */
export const acceptLink = async (call: Call, invitation: Invitation): Promise<Joined> => {
  const person = personOf(call)
  if (!person)
    throw new Refusal('unauthorized', {
      message: 'Sign in, or sign up first; then open this link again.',
    })
  const place = placeOf(invitation)
  const live = await findLive(call, person.id, place)
  if (live && rankOf(live.role) >= rankOf(invitation.role)) return { invitation, membership: live }
  refuseClosed(call, invitation)
  if (rankOf(await roleIn(call, place)) >= rankOf(invitation.role))
    throw new Refusal('already_member')
  await refuseRemoved(call, invitation, person.id)
  const { isArchived, organisation } = await describePlace(call, place)
  if (isArchived) throw new Refusal('archived')

  const membership = await addMembership(call, {
    place,
    role: invitation.role!,
    source: 'invitation',
    user: person.id,
  })
  const used = await use(call, invitation)
  await record(call, {
    action: 'invitation.accepted',
    after: { user: person.id },
    organisation: organisation.id,
    subject: { collection: 'invitations', id: invitation.id },
    workspace: invitation.workspace,
  })
  await settleOthers(call, organisation.id, person)
  return { invitation: used, membership }
}

/** Whoever was removed, or left, since the link was made does not come back by it. */
const refuseRemoved = async (call: Call, invitation: Invitation, user: string): Promise<void> => {
  const [ended] = await findOwn(
    call,
    'memberships',
    {
      and: [
        whereIn(placeOf(invitation)),
        { user: { equals: user } },
        { endedAt: { greater_than: linkMadeAt(invitation) } },
      ],
    },
    { limit: 1 },
  )
  if (ended)
    throw new Refusal('invitation_used', {
      message: 'You were here by this link before. Ask somebody who manages people here.',
    })
}

const use = (call: Call, { id, maxUses, uses }: Invitation): Promise<Invitation> => {
  const now = (uses ?? 0) + 1
  return updateOwn(call, 'invitations', id, {
    uses: now,
    ...(now >= (maxUses ?? 1) && { status: 'accepted' }),
  })
}
