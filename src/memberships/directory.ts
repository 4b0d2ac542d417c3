import type { Id, Place } from '../documents.js'
import type { Call } from '../program.js'

import { effectiveRole, isLive } from '../../access/reach.js'
import { query, sql, tableOf } from '../db/sql.js'

export type Member = {
  email: string
  name: null | string
  role: string
  /** When it began: of derived access, when the organisation membership did. */
  since: string
  /** How it came; `organisation` for access derived from a role in the organisation (SPEC 1.9). */
  source: string
  user: Id
}

/** The people of a place with their effective roles, in one statement. */
export const listMembers = async (call: Call, place: Place): Promise<Member[]> => {
  const rows = await query<Record<string, unknown>>(
    call,
    place.workspace
      ? ofWorkspace(call, place.workspace)
      : ofOrganisation(call, place.organisation!),
  )
  return rows.map(({ since, ...row }) => ({
    ...row,
    since: new Date(since as string).toISOString(),
  })) as Member[]
}

const ofOrganisation = (call: Call, organisation: Id) => sql`
  select u.id as user, u.name, u.email, m.role::text as role, m.source::text as source, m.created_at as since
  from ${tableOf(call.program, 'memberships')} m join ${tableOf(call.program, 'users')} u on u.id = m.user_id
  where m.organisation_id = ${organisation} and ${isLive(call, 'm')}
  order by u.name, u.id`

const ofWorkspace = (call: Call, workspace: Id) => {
  const memberships = tableOf(call.program, 'memberships')
  return sql`
    select * from (
      select u.id as user, u.name, u.email, ${effectiveRole(call, sql.raw('u.id') as never)} as role,
        case when direct.id is not null and not coalesce(inside.role = 'owner', false) then direct.source::text else 'organisation' end as source,
        case when direct.id is not null and not coalesce(inside.role = 'owner', false) then direct.created_at else inside.created_at end as since
      from ${tableOf(call.program, 'workspaces')} w
      join ${tableOf(call.program, 'users')} u on u.id in (
        select m.user_id from ${memberships} m
        where (m.workspace_id = w.id or (m.organisation_id = w.organisation_id and m.role in ('owner', 'admin'))) and ${isLive(call, 'm')})
      left join ${memberships} direct on direct.user_id = u.id and direct.workspace_id = w.id and ${isLive(call, 'direct')}
      left join ${memberships} inside on inside.user_id = u.id and inside.organisation_id = w.organisation_id and ${isLive(call, 'inside')}
      where w.id = ${workspace}
    ) people where role is not null order by name, "user"`
}
