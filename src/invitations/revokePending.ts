import type { Where } from 'payload'

import type { Action } from '../audit/record.js'
import type { Invitation } from '../documents.js'
import type { Call } from '../program.js'

import { record } from '../audit/record.js'
import { findOwn, updateOwn } from '../db/own.js'
import { organisationOf } from '../memberships/find.js'

/** Takes every pending invitation that matches back, and answers how many there were. The caller holds the organisations. */
export const revokePending = async (call: Call, which: Where): Promise<number> => {
  const pending = await findOwn(call, 'invitations', {
    and: [{ status: { equals: 'pending' } }, which],
  })
  for (const invitation of pending) await revoke(call, invitation)
  return pending.length
}

/** Takes one back; its link is dead. */
export const revoke = async (call: Call, { id }: Invitation): Promise<Invitation> => {
  const revoked = await updateOwn(call, 'invitations', id, { status: 'revoked' })
  await recordInvitation(call, revoked, 'invitation.revoked')
  return revoked
}

export const recordInvitation = async (
  call: Call,
  { id, organisation, workspace }: Invitation,
  action: Action,
): Promise<void> =>
  record(call, {
    action,
    organisation: organisation ?? (workspace ? await organisationOf(call, { workspace }) : null),
    subject: { collection: 'invitations', id },
    workspace,
  })
