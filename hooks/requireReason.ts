import type { CollectionBeforeValidateHook } from 'payload'

import type { Program } from '../src/program.js'

import { isStaff } from '../access/person.js'
import { fieldRefusal } from '../src/refusals.js'

/** Staff say why (SPEC 1.5). */
export const requireReason =
  (program: Program): CollectionBeforeValidateHook =>
  ({ data, req }) => {
    const reason: unknown = data?.reason
    if (isStaff({ program, req }) && (typeof reason !== 'string' || reason.trim() === ''))
      throw fieldRefusal('reason_required', 'reason')
    return data
  }
