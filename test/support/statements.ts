import type { Payload } from 'payload'

type Query = (this: unknown, ...args: unknown[]) => unknown

/** How many statements reach the database while `work` runs. */
export const countStatements = async (
  payload: Payload,
  work: () => Promise<unknown>,
): Promise<number> => {
  const { pg } = payload.db as unknown as { pg: { Client: { prototype: { query: Query } } } }
  const { prototype } = pg.Client
  const { query } = prototype
  let count = 0
  prototype.query = function (...args) {
    count++
    return query.apply(this, args)
  }
  try {
    await work()
  } finally {
    prototype.query = query
  }
  return count
}
