import type { Call } from '../src/program.js'

import { query, sql } from '../src/db/sql.js'
import { personOf } from './person.js'
import { heldWorkspaces } from './reach.js'

/**
 * From here on a page is found sooner by walking its order and asking of each row than by gathering all that the person
 * holds. Far below it that walk would be long, far above it the gathering is.
 */
const LARGE = 5_000

const KEY = 'partnerProgramIsLarge'
type Known = { [KEY]?: Promise<boolean> }

/** Whether the person holds so many workspaces that lists are asked for in another form. One statement a request. */
export const holdsMany = (call: Call): Promise<boolean> =>
  ((call.req.context as Known)[KEY] ??= countsMany(call))

const countsMany = async (call: Call): Promise<boolean> => {
  const held = heldWorkspaces(call, personOf(call)!.id, 'workspace:read')
  const [row] = await query<{ many: boolean }>(
    call,
    sql`select count(*) >= ${LARGE} as many from (${held} limit ${LARGE}) held`,
  )
  return row?.many ?? false
}
