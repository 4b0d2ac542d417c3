import type { User, Workspace } from '../documents.js'
import type { Call } from '../program.js'

import { record } from '../audit/record.js'
import { findOwn, updateOwn } from '../db/own.js'
import { admitDataOwner, revokeDataOwnerInvitations } from './dataOwner.js'

/**
 * A data owner owns the data, not a mailbox: where his old address is named, or proposed, his new one is now (SPEC 1.7).
 * What still waits at the old mailbox to let him in becomes his access. The caller holds the organisations.
 */
export const followDataOwner = async (call: Call, before: string, user: User): Promise<void> => {
  const named = await findOwn(call, 'workspaces', {
    or: [
      { 'dataOwner.email': { equals: before } },
      { 'dataOwner.proposedEmail': { equals: before } },
    ],
  })
  for (const workspace of named) {
    const { dataOwner, id, organisation } = workspace
    const isOwner = dataOwner?.email === before
    const followed = await updateOwn(call, 'workspaces', id, {
      dataOwner: {
        ...dataOwner,
        ...(isOwner && { email: user.email }),
        ...(dataOwner?.proposedEmail === before && { proposedEmail: user.email }),
      },
    })
    await record(call, {
      action: 'workspace.data_owner_address_changed',
      organisation,
      subject: { collection: 'workspaces', id },
      workspace: id,
    })
    if (isOwner && (await isStillInvited(call, workspace))) {
      await revokeDataOwnerInvitations(call, workspace)
      await admitDataOwner(call, followed)
    }
  }
}

const isStillInvited = async (call: Call, { id }: Workspace): Promise<boolean> => {
  const [pending] = await findOwn(
    call,
    'invitations',
    {
      and: [
        { workspace: { equals: id } },
        { source: { equals: 'data-owner' } },
        { status: { equals: 'pending' } },
      ],
    },
    { limit: 1 },
  )
  return pending !== undefined
}
