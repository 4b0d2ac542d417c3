import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'

/**
 * Keeps the process alive when the database closes a connection: whoever uses it next is told by his statement. The
 * pool listens only to those that are idle; one in the middle of a transaction would end the process.
 */
export const surviveLostConnections = ({ db, logger }: Payload): void => {
  const { pool } = db as unknown as PostgresAdapter
  const known = new WeakSet()
  pool.on('error', (error) => {
    logger.warn(`The database has closed a connection: ${error.message}`)
  })
  pool.on('acquire', (client) => {
    if (known.has(client)) return
    known.add(client)
    client.on('error', () => undefined)
  })
}
