import type { CollectionAfterChangeHook } from 'payload'

import type { Program } from '../src/program.js'

import { findOwnByIdOrThrow } from '../src/db/own.js'
import { foundOrganisation } from '../src/organisations/found.js'
import { asCallerSees } from './asCallerSees.js'

export const foundOnCreate =
  (program: Program): CollectionAfterChangeHook =>
  async ({ doc, operation, req }) => {
    if (operation !== 'create') return doc
    const call = { program, req }
    const { id } = doc as { id: string }
    await foundOrganisation(call, await findOwnByIdOrThrow(call, 'organisations', id))
    return asCallerSees(call, 'organisations', doc, ['billingAccount', 'createdBy', 'isPartner'])
  }
