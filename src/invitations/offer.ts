import type { Invitation } from '../documents.js'
import type { Call } from '../program.js'

import { isOutsiderRole } from '../../access/matrix.js'
import { record } from '../audit/record.js'
import { addMembership } from '../memberships/add.js'
import { findLive, findVerifiedUser, organisationOf, placeOf } from '../memberships/find.js'
import { tellAdded } from '../memberships/tell.js'
import { issueLink } from './issue.js'
import { markAccepted } from './settle.js'

/**
 * Acts on an invitation that was just judged: a colleague of the organisation, or an outsider role for an existing
 * account, is added at once; everybody else is mailed a link and asked (SPEC 5.2). One that is a link itself is answered, once.
 */
export const offer = async (call: Call, invitation: Invitation): Promise<string | undefined> => {
  const { id, organisation: ofOrganisation, role, workspace } = invitation
  const isToPlatform = !ofOrganisation && !workspace
  const place = placeOf(invitation)
  const organisation = isToPlatform ? undefined : await organisationOf(call, place)
  await record(call, {
    action: 'invitation.created',
    after: { channel: invitation.channel, role: role ?? null },
    organisation,
    subject: { collection: 'invitations', id },
    workspace,
  })

  if (invitation.channel === 'link') return (await issueLink(call, invitation)).url
  const user = await findVerifiedUser(call, invitation.email!)
  const needsNoYes =
    user &&
    organisation &&
    role !== 'owner' &&
    ((workspace && isOutsiderRole(role!)) || (await findLive(call, user.id, { organisation })))
  if (!needsNoYes) {
    await issueLink(call, invitation)
    return undefined
  }
  const membership = await addMembership(call, {
    place,
    role: role!,
    source: 'invitation',
    user: user.id,
  })
  await markAccepted(call, invitation, user.id, organisation)
  await tellAdded(call, membership)
  return undefined
}
