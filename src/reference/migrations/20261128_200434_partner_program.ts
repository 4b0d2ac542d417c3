import type { Migration } from 'payload'

export { up } from '../../exports/migrations'

/** The first of its kind takes everything back. */
export const down: Migration['down'] = async () => undefined
