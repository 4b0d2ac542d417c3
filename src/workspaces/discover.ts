import type { Id } from '../documents.js'
import type { Call } from '../program.js'
import type { SQL } from '../db/sql.js'

import { isStaff, personOf } from '../../access/person.js'
import { effectiveRole, isLive } from '../../access/reach.js'
import { query, sql, tableOf } from '../db/sql.js'

export type Discovered = { id: Id; isMember: boolean; name: string; visibility: string }

/**
 * The live workspaces of an organisation that the person can find (SPEC 4.3): its members the open ones, its admins also
 * those by invitation, and whoever is owner in it a private one. Staff find them all. One statement.
 */
export const discoverableOf = (call: Call, organisation: Id): Promise<Discovered[]> =>
  find(call, sql`w.organisation_id = ${organisation}`)

/** One workspace, if the person can find it. */
export const discover = async (call: Call, workspace: Id): Promise<Discovered | undefined> => {
  const [found] = await find(call, sql`w.id = ${workspace}`)
  return found
}

const find = (call: Call, which: SQL): Promise<Discovered[]> => {
  const user = personOf(call)!.id
  const found = isStaff(call)
    ? sql`true`
    : sql`(role = 'owner' or (inside is not null and visibility = 'open') or (inside in ('owner', 'admin') and visibility = 'invite-only'))`
  return query(
    call,
    sql`
    select id, name, visibility, role is not null as "isMember" from (
      select w.id, w.name, w.visibility::text as visibility, ${effectiveRole(call, user)} as role,
        (select m.role::text from ${tableOf(call.program, 'memberships')} m
          where m.user_id = ${user} and m.organisation_id = w.organisation_id and ${isLive(call, 'm')}) as inside
      from ${tableOf(call.program, 'workspaces')} w where ${which} and w.archived_at is null) of_organisation
    where ${found} order by name, id`,
  )
}
