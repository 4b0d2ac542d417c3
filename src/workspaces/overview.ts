import type { Id } from '../documents.js'
import type { Call } from '../program.js'

import { workspaceFacts } from '../../access/facts.js'
import { grantOf } from '../../access/matrix.js'
import { operationsOf } from '../../access/operations.js'
import { isLive } from '../../access/reach.js'
import { list, query, sql, tableNameOf, tableOf } from '../db/sql.js'

export type DataOwnerState = 'disputed' | 'invited' | 'joined' | 'linkExpired'

/** What a workspace holds, and how far its data owner has come. */
export type Overview = {
  /** Documents by collection; of drafted ones the published. Nothing of what the person may not read. */
  counts: Record<string, number>
  dataOwner?: DataOwnerState
  /** The data owner's pending invitation, for those who may send it again. */
  invitation?: Id
  /** The last time that something in it changed, of what the person may read. */
  lastActivityAt?: string
}

/** The overviews of workspaces that the person may see: one statement per kind of content, and one for the data owners. */
export const overviewsOf = async (
  call: Call,
  ids: readonly Id[],
): Promise<ReadonlyMap<Id, Overview>> => {
  const overviews = new Map<Id, Overview>(ids.map((id) => [id, { counts: {} }]))
  if (ids.length === 0) return overviews
  const facts = await Promise.all(
    ids.map(async (id) => ({ id, role: (await workspaceFacts(call, id))?.role })),
  )
  const withGrant = (capability: string) =>
    facts
      .filter(({ role }) => grantOf(call.program.matrix, capability, role) === 'all')
      .map(({ id }) => id)

  await Promise.all([
    ...Object.entries(call.program.content).map(async ([slug, content]) => {
      const { drafts, read } = operationsOf(content)
      for (const row of await countContent(call, slug, withGrant(read), drafts !== undefined)) {
        const overview = overviews.get(row.id)!
        overview.counts[slug] = row.count
        overview.lastActivityAt = later(overview.lastActivityAt, row.last)
      }
    }),
    readDataOwners(call, withGrant('settings:manage')).then((rows) => {
      for (const { id, invitation, state } of rows)
        Object.assign(overviews.get(id)!, { dataOwner: state, ...(invitation && { invitation }) })
    }),
  ])
  return overviews
}

const later = (one: string | undefined, other: string): string =>
  one && new Date(one) > new Date(other) ? one : new Date(other).toISOString()

const countContent = async (
  call: Call,
  slug: string,
  workspaces: Id[],
  isDrafted: boolean,
): Promise<{ count: number; id: Id; last: string }[]> => {
  if (workspaces.length === 0) return []
  const { dbName } = call.req.payload.collections[slug]!.config
  const table = sql.identifier(typeof dbName === 'string' ? dbName : tableNameOf(slug))
  return query(
    call,
    sql`select c.workspace_id as id, count(*)::int as count, max(c.updated_at) as last from ${table} c
    where c.workspace_id in (${list(workspaces)}) ${isDrafted ? sql`and c.status = 'published'` : sql``} group by c.workspace_id`,
  )
}

const readDataOwners = async (
  call: Call,
  workspaces: Id[],
): Promise<{ id: Id; invitation: Id | null; state: DataOwnerState }[]> => {
  if (workspaces.length === 0) return []
  const { program } = call
  const now = program.clock.now().toISOString()
  return query(
    call,
    sql`
    select w.id, i.id as invitation,
      case when w.data_owner_disputed_at is not null then 'disputed'
        when exists (
          select 1 from ${tableOf(program, 'users')} u join ${tableOf(program, 'memberships')} m on m.user_id = u.id and m.workspace_id = w.id and ${isLive(call, 'm')}
          where lower(u.email) = lower(w.data_owner_email)) then 'joined'
        when i.expires_at <= ${now}::timestamptz then 'linkExpired'
        else 'invited' end as state
    from ${tableOf(program, 'workspaces')} w
    left join lateral (
      select p.id, p.expires_at from ${tableOf(program, 'invitations')} p
      where p.workspace_id = w.id and p.source = 'data-owner' and p.status = 'pending' order by p.created_at desc limit 1) i on true
    where w.usage_context = 'external' and w.id in (${list(workspaces)})`,
  )
}
