import type { PostgresAdapter } from '@payloadcms/db-postgres'

import config from '@payload-config'
import { getPayload } from 'payload'

import { shared } from './shared.mjs'

/** Makes the platform ready before its first request: connects and migrates. */
export const boot = async (): Promise<void> => {
  const payload = await getPayload({ config })
  const { pool } = payload.db as unknown as PostgresAdapter
  // Without a listener, a database that goes away takes the process with it.
  pool.on('error', (error) => {
    payload.logger.warn(`The database has closed a connection: ${error.message}`)
  })

  shared.stop = async () => {
    pool.removeAllListeners('error').on('error', () => {})
    // Not awaited: the adapter keeps one connection for ever (payload #15674).
    void pool.end()
    await payload.destroy()
  }
}
