/** So long a data owner who had access is asked before another one counts (SPEC 3.5). */
export const WAIT_MS = 14 * 24 * 60 * 60 * 1000
