import type { CollectionAfterChangeHook } from 'payload'

import type { Program } from '../src/program.js'

import { findOwnByIdOrThrow } from '../src/db/own.js'
import { offer } from '../src/invitations/offer.js'
import { asCallerSees } from './asCallerSees.js'

/** A new invitation's outcome stands in its answer: added at once, or mailed (SPEC 5.2). */
export const settleOnCreate =
  (program: Program): CollectionAfterChangeHook =>
  async ({ doc, operation, req }) => {
    if (operation !== 'create') return doc
    const call = { program, req }
    const invitation = await findOwnByIdOrThrow(call, 'invitations', (doc as { id: string }).id)
    const link = await offer(call, invitation)
    const answered = { ...doc, ...(link && { link }) }
    return asCallerSees(call, 'invitations', answered, [
      'acceptedAt',
      'acceptedBy',
      'expiresAt',
      'status',
    ])
  }
