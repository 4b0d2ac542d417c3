import type { User } from '../documents.js'
import type { Call } from '../program.js'

import { findOwn, updateOwn } from '../db/own.js'
import { admitDataOwner, revokeDataOwnerInvitations } from './dataOwner.js'
import { recordWorkspace } from './recordWorkspace.js'

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
    const { dataOwner, id } = workspace
    const isOwner = dataOwner?.email === before
    const followed = await updateOwn(call, 'workspaces', id, {
      dataOwner: {
        ...dataOwner,
        ...(isOwner && { email: user.email }),
        ...(dataOwner?.proposedEmail === before && { proposedEmail: user.email }),
      },
    })
    await recordWorkspace(call, workspace, 'workspace.data_owner_address_changed')
    if (isOwner && (await revokeDataOwnerInvitations(call, workspace)))
      await admitDataOwner(call, followed)
  }
}
