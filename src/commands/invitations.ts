import { z } from 'zod'

import type { Invitation } from '../documents.js'
import type { Call } from '../program.js'

import { holdsAt, roleIn } from '../../access/can.js'
import { rankOf } from '../../access/matrix.js'
import { addressOf, isStaff, isStaffWith, personOf } from '../../access/person.js'
import { findOwn, findOwnById, readAsCaller } from '../db/own.js'
import { idOf } from '../documents.js'
import {
  acceptInvitation,
  declineInvitation,
  findByToken,
  findMine,
} from '../invitations/accept.js'
import { refuseClosed, refuseExpired } from '../invitations/closed.js'
import { inspectInvitation, summaryOf } from '../invitations/inspect.js'
import { renewInvitation, resendInvitation, revokeInvitation } from '../invitations/withdraw.js'
import { isOpen } from '../memberships/judge.js'
import { startSession } from '../people/session.js'
import { Refusal } from '../refusals.js'
import { command, idInput, plainText } from './command.js'

const token = plainText(200)
const PLACE = { fields: { kind: 'string', name: 'string' } } as const

/** Says what an invitation is about, to whoever has its link (SPEC 5.3). Refuses with: not_found, invitation_expired, invitation_used. */
export const inspectInvitationCommand = command({
  name: 'inspectInvitation',
  kind: 'query',
  method: 'post',
  on: 'invitations',
  path: '/inspect',
  input: z.object({ token }),
  output: {
    channel: 'string',
    emailHint: 'string',
    expiresAt: 'string',
    inviterName: 'string',
    logo: 'string',
    needs: 'string',
    organisationName: 'string',
    place: PLACE,
    role: 'string',
    source: 'string',
  },
  who: 'anyone',
  attempts: ({ token: sent }) => sent,
  run: async (call, input) => {
    const invitation = await findByToken(call, input.token)
    refuseExpired(call, invitation)
    refuseClosed(call, invitation)
    return inspectInvitation(call, invitation)
  },
})

const ACCEPTED = {
  invitation: { collection: 'invitations' },
  membership: { collection: 'memberships' },
  token: 'string',
  user: { collection: 'users' },
} as const

const accept = async (
  call: Call,
  found: Invitation,
  credentials: { name?: string | undefined; password?: string | undefined },
) => {
  const accepted = await acceptInvitation(call, found, credentials)
  const session = accepted.registered && (await startSession(call, accepted.registered))
  if (accepted.registered)
    call.req.user = { ...accepted.registered, collection: call.program.users }
  return {
    cookie: session?.cookie,
    invitation: await readAsCaller(call, 'invitations', accepted.invitation.id),
    membership:
      accepted.membership && (await readAsCaller(call, 'memberships', accepted.membership.id)),
    ...(session && {
      token: session.token,
      user: await readAsCaller(call, 'users', accepted.registered!.id),
    }),
  }
}

/**
 * Accepts an invitation by its token (or, signed in, its id), as the signed-in person or as someone new (SPEC 5.3).
 *
 * Refuses with: not_found, invitation_expired, invitation_used, invitation_for_another_account, account_exists,
 * insider_outsider_conflict, archived.
 */
export const acceptInvitationCommand = command({
  name: 'acceptInvitation',
  kind: 'mutation',
  method: 'post',
  on: 'invitations',
  path: '/accept',
  input: z.object({
    id: idInput.optional(),
    name: plainText(200).trim().min(1).optional(),
    password: plainText(200).min(8, 'must have at least 8 characters').optional(),
    token: token.optional(),
  }),
  output: ACCEPTED,
  who: 'anyone',
  attempts: ({ id, token: sent }) => sent ?? id ?? '',
  run: async (call, { id, token, ...credentials }) => {
    if (id === undefined) {
      const found = await findByToken(call, token ?? '')
      refuseExpired(call, found)
      return accept(call, found, credentials)
    }
    if (!personOf(call)) throw new Refusal('unauthorized')
    return accept(call, await findMine(call, idOf(id) ?? ''), credentials)
  },
  cookieOf: ({ cookie }) => cookie,
  present: ({ cookie: _, ...answer }) => answer,
})

/** The same for a signed-in person who has no link at hand (SPEC 5.5). REST only: the mutation takes `id`. */
export const acceptMyInvitation = {
  ...acceptInvitationCommand,
  name: '',
  path: '/:id/accept',
  who: 'person' as const,
}

/** Mails a data owner, whose link has expired, a new one (SPEC 3.5). Refuses with: not_found, invitation_expired, invitation_used. */
export const renewInvitationCommand = command({
  name: 'renewInvitation',
  kind: 'mutation',
  method: 'post',
  on: 'invitations',
  path: '/renew',
  input: z.object({ token }),
  output: { message: 'string' },
  who: 'anyone',
  attempts: ({ token: sent }) => sent,
  run: async (call, input) => {
    await renewInvitation(call, await findByToken(call, input.token))
    return { message: 'Look into your mailbox: we have sent you a new link.' }
  },
})

/** Declines one of one's own invitations (SPEC 5.5). */
export const declineInvitationCommand = command({
  name: 'declineInvitation',
  kind: 'mutation',
  method: 'post',
  on: 'invitations',
  path: '/:id/decline',
  input: z.object({ id: idInput }),
  output: { invitation: { collection: 'invitations' } },
  who: 'person',
  run: async (call, { id }) => {
    const declined = await declineInvitation(call, await findMine(call, idOf(id) ?? ''))
    return { invitation: await readAsCaller(call, 'invitations', declined.id) }
  },
})

/** What waits for the signed-in person (SPEC 5.5). */
export const myInvitationsCommand = command({
  name: 'myInvitations',
  kind: 'query',
  method: 'get',
  on: 'invitations',
  path: '/mine',
  input: z.object({}),
  output: {
    docs: [
      {
        fields: {
          expiresAt: 'string',
          id: 'string',
          inviterName: 'string',
          organisationName: 'string',
          place: PLACE,
          role: 'string',
        },
      },
    ],
  },
  who: 'person',
  run: async (call) => {
    const open = await findOwn(
      call,
      'invitations',
      { and: [isOpen(call), { email: { equals: addressOf(personOf(call)) } }] },
      { sort: '-createdAt' },
    )
    const docs = await Promise.all(
      open.map(async (invitation) => ({
        id: invitation.id,
        ...(await summaryOf(call, invitation)),
      })),
    )
    return { docs }
  },
})

/** By people who could create it now (SPEC 5.5). What they may not see answers as unknown. */
const findManaged = async (call: Call, value: string): Promise<Invitation> => {
  const id = idOf(value)
  const found = id ? await findOwnById(call, 'invitations', id) : undefined
  const isPlatform = found && !found.organisation && !found.workspace
  const may =
    found &&
    (isPlatform ? isStaffWith(call, 'manageStaff') : await holdsAt(call, 'member:invite', found))
  if (!may) throw new Refusal('forbidden')
  if (found.role && !isStaff(call) && rankOf(found.role) > rankOf(await roleIn(call, found)))
    throw new Refusal('role_above_own')
  return found
}

/** Mails a pending or expired invitation again with a new link; the old one dies (SPEC 5.5). */
export const resendInvitationCommand = command({
  name: 'resendInvitation',
  kind: 'mutation',
  method: 'post',
  on: 'invitations',
  path: '/:id/resend',
  input: z.object({ id: idInput }),
  output: { invitation: { collection: 'invitations' }, link: 'string' },
  who: 'person',
  run: async (call, { id }) => {
    const { invitation, link } = await resendInvitation(call, await findManaged(call, id))
    return {
      invitation: await readAsCaller(call, 'invitations', invitation.id),
      ...(link && { link }),
    }
  },
})

/** Takes an invitation back. Repeating it is fine (SPEC 5.5). Refuses with: data_owner_stays, wrong_state. */
export const revokeInvitationCommand = command({
  name: 'revokeInvitation',
  kind: 'mutation',
  method: 'post',
  on: 'invitations',
  path: '/:id/revoke',
  input: z.object({ id: idInput }),
  output: { invitation: { collection: 'invitations' } },
  who: 'person',
  run: async (call, { id }) => {
    const revoked = await revokeInvitation(call, await findManaged(call, id))
    return { invitation: await readAsCaller(call, 'invitations', revoked.id) }
  },
})
