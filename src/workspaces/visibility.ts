/** From this tier on a workspace may be less than open (SPEC 3.9). */
export const VISIBILITY_TIER = 'innovator'
