import type { CollectionAfterChangeHook } from 'payload'

import type { Workspace } from '../src/documents.js'
import type { Program } from '../src/program.js'

import { idOf } from '../src/documents.js'
import { openClientWorkspace, openInternalWorkspace } from '../src/workspaces/open.js'
import { asCallerSees } from './asCallerSees.js'

/** The product's main job (SPEC 3.4): every surface that creates a workspace passes through here. */
export const openOnCreate =
  (program: Program): CollectionAfterChangeHook =>
  async ({ data, doc, operation, req }) => {
    if (operation !== 'create') return doc
    const call = { program, req }
    const workspace = { ...data, id: (doc as { id: string }).id } as Workspace
    const seen = (data as { agreementVersion?: null | string }).agreementVersion
    if (workspace.usageContext === 'external')
      await openClientWorkspace(call, workspace, { agreementVersion: seenVersion(seen) })
    else await openInternalWorkspace(call, workspace)
    return asCallerSees(call, 'workspaces', doc, WRITTEN_BESIDES)
  }

/** What follows from writing a workspace changes in it, and is answered anew. */
export const WRITTEN_BESIDES = [
  'agreementAcceptance',
  'billingAccount',
  'dataOwner',
  'isDataOwner',
  'myRole',
  'tier',
]

/** What was on screen; a malformed id is a version that never was. */
export const seenVersion = (value: null | string | undefined): string | undefined =>
  value ? (idOf(value) ?? 'unknown') : undefined
