import { fieldRefusal } from '../refusals.js'

/** Why staff do what they do, which goes into the audit log (SPEC 1.5). Refuses with: reason_required. */
export const statedReason = (reason: unknown): string => {
  if (typeof reason !== 'string' || reason.trim() === '')
    throw fieldRefusal('reason_required', 'reason')
  return reason
}
