/** So long a data owner who had access is asked before another one counts (SPEC 3.5). */
export const WAIT_MS = 14 * 24 * 60 * 60 * 1000

/** No change of the data owner waits. */
export const NOT_PROPOSED = { proposedAt: null, proposedEmail: null } as const
