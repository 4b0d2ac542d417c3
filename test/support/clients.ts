import type { Payload } from 'payload'

type Client = { on: (event: string, listener: () => void) => void; removeAllListeners: () => void }

/** Payload keeps one client checked out for ever; before its database goes, nobody may care any more. */
export const abandonClients = (payload: Payload): void => {
  const { pool } = payload.db as unknown as {
    pool: { _clients: Client[]; on: Client['on'] }
  }
  pool.on('error', () => undefined)
  for (const client of pool._clients) {
    client.removeAllListeners()
    client.on('error', () => undefined)
  }
}
