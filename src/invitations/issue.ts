import type { Invitation, Organisation, User, Workspace } from '../documents.js'
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

type Link = { tokenHash: string; url: string }

/** A link that nobody has yet. Only a hash of its token is stored, with the invitation. */
export const newLink = (call: Call): Link => {
  const { token, tokenHash } = newToken()
  return { tokenHash, url: pageUrl(call, `/invitation#token=${token}`) }
}

type Issued = { invitation: Invitation; url: string }

/** Gives a pending invitation a new link, which the old one dies of, and mails it where it has an address. Its time starts again. */
export const issueLink = async (call: Call, invitation: Invitation): Promise<Issued> => {
  const link = newLink(call)
  const issued = await updateOwn(call, 'invitations', invitation.id, {
    expiresAt: expiryOf(call, invitation),
    status: 'pending',
    tokenHash: link.tokenHash,
  })
  if (issued.channel === 'email') await mail(call, issued, link)
  return { invitation: issued, url: link.url }
}

const causeOf = ({ id }: Invitation, { tokenHash }: Link): string =>
  `invitation:${id}:${tokenHash.slice(0, 16)}`

const mail = async (call: Call, invitation: Invitation, link: Link): Promise<void> => {
  const cause = causeOf(invitation, link)
  const { url } = link
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
  if (invitation.source === 'data-owner') {
    await mailDataOwner(call, invitation, { link, organisation, to, workspace: workspace! })
  } else {
    const inviter = await inviterName(call, invitation)
    await enqueue(call, {
      cause,
      facts: { inviter, place: name, role: invitation.role!, url },
      kind: 'invited',
      to,
      workspace,
    })
  }
}

type ToDataOwner = {
  link: Link
  organisation: Pick<Organisation, 'name'>
  to: string | User
  workspace: Workspace
}

/** Mails the named data owner his link, and one by which he says that the data are not his (SPEC 3.11). */
export const mailDataOwner = async (
  call: Call,
  invitation: Invitation,
  { link, organisation, to, workspace }: ToDataOwner,
): Promise<void> =>
  enqueue(call, {
    cause: causeOf(invitation, link),
    facts: {
      inviter: await inviterName(call, invitation),
      mistakeUrl: await mistakeUrl(call, workspace),
      organisation: organisation.name,
      url: link.url,
      workspace: workspace.name,
    },
    kind: 'data-owner-invited',
    to,
    workspace,
  })

/** Who invited, by name. */
export const inviterName = async (call: Call, { invitedBy }: Invitation): Promise<string> => {
  const person = personOf(call)
  const inviter =
    invitedBy === person?.id ? person : invitedBy ? await findUser(call, invitedBy) : undefined
  return inviter?.name ?? 'The platform'
}
