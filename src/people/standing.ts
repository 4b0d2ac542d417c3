import type { User } from '../documents.js'
import type { Call } from '../program.js'

import { isLive } from '../../access/reach.js'
import { query, sql, tableOf } from '../db/sql.js'

export type PersonStanding = {
  /** The organisations and workspaces that he would leave, by name. */
  leaves: string[]
  /** The organisations that would have no owner without him. */
  onlyOwnerOf: string[]
  /** The workspaces whose data are his. */
  owns: string[]
}

/** What hangs on a person, for whoever is about to erase him (SPEC 1.11). */
export const standingOf = async (call: Call, user: User): Promise<PersonStanding> => {
  const memberships = tableOf(call.program, 'memberships')
  const workspaces = tableOf(call.program, 'workspaces')
  const organisations = tableOf(call.program, 'organisations')
  const [row] = await query<{
    leaves: string[] | null
    only_owner_of: string[] | null
    owns: string[] | null
  }>(
    call,
    sql`
    with his as (select m.* from ${memberships} m where m.user_id = ${user.id} and ${isLive(call, 'm')})
    select
      (select array_agg(coalesce(o.name, w.name) order by o.name nulls last, w.name) from his m
        left join ${organisations} o on o.id = m.organisation_id left join ${workspaces} w on w.id = m.workspace_id) as leaves,
      (select array_agg(o.name order by o.name) from his m join ${organisations} o on o.id = m.organisation_id
        where m.role = 'owner' and not exists (select 1 from ${memberships} x
          where x.organisation_id = o.id and x.role = 'owner' and x.id <> m.id and ${isLive(call, 'x')})) as only_owner_of,
      (select array_agg(w.name order by w.name) from ${workspaces} w
        where lower(w.data_owner_email) = ${user.email.toLowerCase()}) as owns`,
  )
  return {
    leaves: row?.leaves ?? [],
    onlyOwnerOf: row?.only_owner_of ?? [],
    owns: row?.owns ?? [],
  }
}
