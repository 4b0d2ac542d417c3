import type { CollectionAfterChangeHook } from 'payload'

import type { Workspace } from '../src/documents.js'
import type { Call, Program } from '../src/program.js'

import { roleIn } from '../access/can.js'
import { forgetFacts } from '../access/facts.js'
import { acceptVersion } from '../src/agreements/accept.js'
import { currentVersionOrThrow } from '../src/agreements/current.js'
import { differenceOf } from '../src/audit/record.js'
import { findOwnByIdOrThrow, updateOwn } from '../src/db/own.js'
import { followDataOwnerChange } from '../src/workspaces/changeDataOwner.js'
import { recordWorkspace } from '../src/workspaces/recordWorkspace.js'
import { followBecomingClients, followBecomingInternal } from '../src/workspaces/reclassify.js'
import { tellArchived } from '../src/workspaces/tellDataOwner.js'
import { asCallerSees } from './asCallerSees.js'
import { seenVersion, WRITTEN_BESIDES } from './openOnCreate.js'

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

    const agreement = { agreementVersion: seenVersion(agreementVersion) }
    if (after.usageContext !== before.usageContext) {
      if (after.usageContext === 'external') await followBecomingClients(call, after, agreement)
      else await followBecomingInternal(call, before, reason)
    } else if (after.usageContext === 'external') {
      if (agreementAccepted === true) await acceptAgain(call, after, agreement.agreementVersion)
      await followDataOwnerChange(call, before, after, reason)
    }
    if (Boolean(after.archivedAt) !== Boolean(before.archivedAt)) await tellArchived(call, after)
    const difference = differenceOf(before, after, ['name', 'visibility', 'archivedAt', 'logo'])
    if (difference)
      await recordWorkspace(call, after, 'workspace.changed', { ...difference, reason })
    forgetFacts(req)
    return asCallerSees(call, 'workspaces', doc as { id: string }, WRITTEN_BESIDES)
  }

const acceptAgain = async (
  call: Call,
  { id, organisation }: Workspace,
  seen: string | undefined,
): Promise<void> => {
  const version = await currentVersionOrThrow(call, 'workspace', seen)
  const role = (await roleIn(call, { workspace: id })) ?? ''
  const acceptance = await acceptVersion(call, { organisation, role, version, workspace: id })
  await updateOwn(call, 'workspaces', id, { agreementAcceptance: acceptance.id })
}
