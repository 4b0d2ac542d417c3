import type { CollectionAfterChangeHook, CollectionBeforeChangeHook } from 'payload'

import type { AccessRequest } from '../src/documents.js'
import type { Program } from '../src/program.js'

import { personOf } from '../access/person.js'
import { findOwnByIdOrThrow } from '../src/db/own.js'
import { idOf } from '../src/documents.js'
import { judgeRequest, openRequest } from '../src/requests/ask.js'
import { asCallerSees } from './asCallerSees.js'

/** Who asks, and whether one may (SPEC 4.3). */
export const keepAccessRequestRules =
  (program: Program): CollectionBeforeChangeHook =>
  async ({ data, operation, req }) => {
    if (operation !== 'create') return data
    const call = { program, req }
    const next = data as Partial<AccessRequest>
    await judgeRequest(call, idOf(next.workspace))
    return { ...next, status: 'pending', user: personOf(call)!.id }
  }

/** The outcome stands in the answer: waiting, or let in at once. */
export const openRequestOnCreate =
  (program: Program): CollectionAfterChangeHook =>
  async ({ doc, operation, req }) => {
    if (operation !== 'create') return doc
    const call = { program, req }
    await openRequest(
      call,
      await findOwnByIdOrThrow(call, 'accessRequests', (doc as { id: string }).id),
    )
    return asCallerSees(call, 'accessRequests', doc, ['decidedBy', 'status'])
  }
