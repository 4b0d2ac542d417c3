import type { Invitation } from '../documents.js'
import type { Call } from '../program.js'

import { logoOfPlace } from '../brand/brandOf.js'
import { describePlace, findVerifiedUser, placeOf } from '../memberships/find.js'
import { hintOf } from './address.js'
import { inviterName } from './issue.js'

/** What an invitation is about: the place, who invites, the role, until when. */
export const summaryOf = async (call: Call, invitation: Invitation) => {
  const isPlatform = !invitation.organisation && !invitation.workspace
  const described = isPlatform ? undefined : await describePlace(call, placeOf(invitation))
  const kind = isPlatform ? 'platform' : invitation.workspace ? 'workspace' : 'organisation'
  return {
    expiresAt: invitation.expiresAt,
    inviterName: await inviterName(call, invitation),
    organisationName: described?.organisation.name ?? null,
    place: { kind, name: described?.name ?? null },
    role: invitation.role ?? null,
  }
}

/** The same for whoever holds the link, without telling the whole address. */
export const inspectInvitation = async (call: Call, invitation: Invitation) => {
  const email = invitation.email ?? ''
  const isPlatform = !invitation.organisation && !invitation.workspace
  const logo = isPlatform ? null : await logoOfPlace(call, placeOf(invitation))
  return {
    ...(await summaryOf(call, invitation)),
    channel: invitation.channel,
    emailHint: hintOf(email),
    logo: logo?.url ?? null,
    source: invitation.source,
    ...(invitation.channel === 'email' && {
      needs: (await findVerifiedUser(call, email)) ? 'sign-in' : 'register',
    }),
  }
}
