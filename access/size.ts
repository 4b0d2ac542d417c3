import type { Payload } from 'payload'

import { LRUCache } from 'lru-cache'

import type { Id } from '../src/documents.js'
import type { Call } from '../src/program.js'

import { query, sql } from '../src/db/sql.js'
import { personOf } from './person.js'
import { heldWorkspaces } from './reach.js'

/**
 * From here on a page is found sooner by walking its order and asking of each row than by gathering all that the person
 * holds. Far below it that walk would be long, far above it the gathering is.
 */
const LARGE = 5_000

/** Both forms answer the same, so what is known may be a little old, and need not be known to another process. */
const MEMORY = { max: 10_000, ttl: 60_000 }
const memories = new WeakMap<Payload, LRUCache<Id, boolean>>()

/** Whether the person holds so many workspaces that lists are asked for in another form. One statement a minute. */
export const holdsMany = async (call: Call): Promise<boolean> => {
  const memory = memoryOf(call)
  const user = personOf(call)!.id
  const known = memory.get(user)
  if (known !== undefined) return known
  const holds = await countsMany(call, user)
  memory.set(user, holds)
  return holds
}

const memoryOf = ({ req: { payload } }: Call): LRUCache<Id, boolean> => {
  const memory = memories.get(payload) ?? new LRUCache(MEMORY)
  memories.set(payload, memory)
  return memory
}

const countsMany = async (call: Call, user: Id): Promise<boolean> => {
  const held = heldWorkspaces(call, user, 'workspace:read')
  const [row] = await query<{ many: boolean }>(
    call,
    sql`select count(*) >= ${LARGE} as many from (${held} limit ${LARGE}) held`,
  )
  return row?.many ?? false
}
