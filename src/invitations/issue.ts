import type { Invitation } from '../documents.js'
import type { Call } from '../program.js'

import { personOf } from '../../access/person.js'
import { updateOwn } from '../db/own.js'
import { enqueue, pageUrl } from '../mail/enqueue.js'
import { describePlace, findUser, findVerifiedUser, placeOf } from '../memberships/find.js'
import { newToken } from './token.js'

const DAY_MS = 24 * 60 * 60 * 1000
const PERSON_DAYS = 7
const DATA_OWNER_DAYS = 30

export const expiryOf = ({ program }: Call, source: Invitation['source']): string =>
  new Date(
    program.clock.now().getTime() +
      (source === 'data-owner' ? DATA_OWNER_DAYS : PERSON_DAYS) * DAY_MS,
  ).toISOString()

/** Gives a pending invitation a new link, which the old one dies of, and mails it. Its time starts again. */
export const issueLink = async (call: Call, invitation: Invitation): Promise<Invitation> => {
  const { token, tokenHash } = newToken()
  const issued = await updateOwn(call, 'invitations', invitation.id, {
    expiresAt: expiryOf(call, invitation.source),
    status: 'pending',
    tokenHash,
  })
  await mail(call, issued, pageUrl(call, `/invitation#token=${token}`), tokenHash)
  return issued
}

const mail = async (
  call: Call,
  invitation: Invitation,
  url: string,
  tokenHash: string,
): Promise<void> => {
  const cause = `invitation:${invitation.id}:${tokenHash.slice(0, 16)}`
  const to = (await findVerifiedUser(call, invitation.email!)) ?? invitation.email!
  if (!invitation.organisation && !invitation.workspace) {
    await enqueue(call, {
      cause,
      facts: { url },
      kind: invitation.source === 'sign-up' ? 'sign-up' : 'invited-to-platform',
      to,
    })
    return
  }
  const { name, organisation, workspace } = await describePlace(call, placeOf(invitation))
  const inviter = await inviterName(call, invitation)
  if (invitation.source === 'data-owner') {
    await enqueue(call, {
      cause,
      facts: { inviter, organisation: organisation.name, url, workspace: workspace!.name },
      kind: 'data-owner-invited',
      to,
      workspace,
    })
  } else {
    await enqueue(call, {
      cause,
      facts: { inviter, place: name, role: invitation.role!, url },
      kind: 'invited',
      to,
      workspace,
    })
  }
}

/** Who invited, by name. */
export const inviterName = async (call: Call, { invitedBy }: Invitation): Promise<string> => {
  const person = personOf(call)
  const inviter =
    invitedBy === person?.id ? person : invitedBy ? await findUser(call, invitedBy) : undefined
  return inviter?.name ?? 'The platform'
}
