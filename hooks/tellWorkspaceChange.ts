import type { CollectionAfterChangeHook } from 'payload'

import type { Workspace } from '../src/documents.js'
import type { Program } from '../src/program.js'

import { roleIn } from '../access/can.js'
import { forgetFacts } from '../access/facts.js'
import { acceptVersion } from '../src/agreements/accept.js'
import { currentVersionOrThrow } from '../src/agreements/current.js'
import { differenceOf, record } from '../src/audit/record.js'
import { findOwnByIdOrThrow, updateOwn } from '../src/db/own.js'
import { admitDataOwner, revokeDataOwnerInvitations } from '../src/workspaces/dataOwner.js'
import { seenVersion } from './openOnCreate.js'

/** What follows a change of a workspace: evidence of an acceptance, a new data owner's view, the audit event (SPEC 3.5). */
export const tellWorkspaceChange =
  (program: Program): CollectionAfterChangeHook =>
  async ({ data, doc, operation, previousDoc, req }) => {
    if (operation === 'create') return doc
    const call = { program, req }
    const before = previousDoc as Workspace
    const after = await findOwnByIdOrThrow(call, 'workspaces', (doc as { id: string }).id)
    const { agreementAccepted, agreementVersion, reason } = data as {
      agreementAccepted?: boolean
      agreementVersion?: string
      reason?: unknown
    }

    if (agreementAccepted === true && after.usageContext === 'external') {
      const version = await currentVersionOrThrow(call, 'workspace', seenVersion(agreementVersion))
      const role = (await roleIn(call, { workspace: after.id })) ?? 'staff'
      const acceptance = await acceptVersion(call, {
        organisation: after.organisation,
        role,
        version,
        workspace: after.id,
      })
      await updateOwn(call, 'workspaces', after.id, { agreementAcceptance: acceptance.id })
    }
    if (after.dataOwner?.email && after.dataOwner.email !== before.dataOwner?.email) {
      await revokeDataOwnerInvitations(call, after)
      await admitDataOwner(call, after)
      await record(call, {
        action: 'workspace.data_owner_changed',
        organisation: after.organisation,
        reason,
        subject: { collection: 'workspaces', id: after.id },
        workspace: after.id,
      })
    }
    const difference = differenceOf(before, after, ['name', 'visibility', 'archivedAt', 'logo'])
    if (difference) {
      await record(call, {
        action: 'workspace.changed',
        ...difference,
        organisation: after.organisation,
        reason,
        subject: { collection: 'workspaces', id: after.id },
        workspace: after.id,
      })
    }
    forgetFacts(req)
    return doc
  }
