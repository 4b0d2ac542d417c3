import type { FieldHook } from 'payload'

import type { Invitation } from '../src/documents.js'
import type { Program } from '../src/program.js'

/** An invitation is expired by time, at the instant, with no job needed (SPEC 5.7); a data owner's stays pending (3.5). */
export const showExpired =
  (program: Program): FieldHook<Invitation> =>
  ({ originalDoc, siblingData, value }) => {
    const { expiresAt, source } = { ...originalDoc, ...(siblingData as Partial<Invitation>) }
    const isPast = expiresAt !== undefined && new Date(expiresAt) <= program.clock.now()
    return value === 'pending' && source !== 'data-owner' && isPast ? 'expired' : (value as unknown)
  }
