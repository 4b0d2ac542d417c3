import type { Invitation } from '../documents.js'
import type { Call } from '../program.js'

import { personOf } from '../../access/person.js'
import { updateOwn } from '../db/own.js'
import { enqueue, pageUrl } from '../mail/enqueue.js'
import { describePlace, findUser, findVerifiedUser, placeOf } from '../memberships/find.js'
import { newToken } from '../tokens/token.js'
import { mistakeUrl } from '../workspaces/mistakeUrl.js'

const HOUR_MS = 60 * 60 * 1000
const LINK_HOURS = 72
const PERSON_HOURS = 7 * 24
const DATA_OWNER_HOURS = 30 * 24

/** How long an invitation's link works (SPEC 3.5, 5.1). */
export const expiryOf = (
  { program }: Call,
  { channel, source }: Pick<Invitation, 'source'> & Partial<Pick<Invitation, 'channel'>>,
): string => {
  const hours =
    channel === 'link' ? LINK_HOURS : source === 'data-owner' ? DATA_OWNER_HOURS : PERSON_HOURS
  return new Date(program.clock.now().getTime() + hours * HOUR_MS).toISOString()
}

/** When a link for whoever has it was made, by the program's clock. */
export const linkMadeAt = ({ expiresAt }: Pick<Invitation, 'expiresAt'>): string =>
  new Date(new Date(expiresAt).getTime() - LINK_HOURS * HOUR_MS).toISOString()

type Issued = { invitation: Invitation; url: string }

/** Gives a pending invitation a new link, which the old one dies of, and mails it where it has an address. Its time starts again. */
export const issueLink = async (call: Call, invitation: Invitation): Promise<Issued> => {
  const { token, tokenHash } = newToken()
  const issued = await updateOwn(call, 'invitations', invitation.id, {
    expiresAt: expiryOf(call, invitation),
    status: 'pending',
    tokenHash,
  })
  const url = pageUrl(call, `/invitation#token=${token}`)
  if (issued.channel === 'email') await mail(call, issued, url, tokenHash)
  return { invitation: issued, url }
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
      facts: {
        inviter,
        mistakeUrl: await mistakeUrl(call, workspace!),
        organisation: organisation.name,
        url,
        workspace: workspace!.name,
      },
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
