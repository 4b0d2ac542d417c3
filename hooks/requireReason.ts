import type { CollectionBeforeValidateHook } from 'payload'

import type { Program } from '../src/program.js'

import { isStaff } from '../access/person.js'
import { statedReason } from '../src/audit/statedReason.js'

/** Staff say why (SPEC 1.5). */
export const requireReason =
  (program: Program): CollectionBeforeValidateHook =>
  ({ data, req }) => {
    if (isStaff({ program, req })) statedReason(data?.reason)
    return data
  }
