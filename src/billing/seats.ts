import type { SQL } from '../db/sql.js'
import type { Id } from '../documents.js'
import type { Call } from '../program.js'

import { isOutsiderRole } from '../../access/matrix.js'
import { isLive } from '../../access/reach.js'
import { list, query, sql, tableOf } from '../db/sql.js'
import { WORKSPACE_ROLES } from '../documents.js'

export type Seats = {
  externals: number
  members: number
  observers: number
  pending: number
  /** Members, externals and pending: what is paid for. */
  seats: number
  workspaces: { seats: number; workspace: Id }[]
}

const INSIDERS = WORKSPACE_ROLES.filter((role) => !isOutsiderRole(role))
const BILLABLE = [...INSIDERS, 'external']

/**
 * The seats of the accounts that `of` names (SPEC 5.8), by account: distinct people with a live direct billable role over
 * all live workspaces of each. Somebody in two of them is one seat, and so are an address and the account it becomes. One
 * statement, however many accounts.
 */
export const seatsOf = async (call: Call, of: SQL): Promise<Map<Id, Seats>> => {
  const { program } = call
  const now = program.clock.now().toISOString()
  const billable = list(BILLABLE)
  type Row = Record<keyof Omit<Seats, 'workspaces'>, number> & {
    account: Id
    workspaces: Seats['workspaces']
  }
  const rows = await query<Row>(
    call,
    sql`
    with w as (
      select w.id, w.billing_account_id as account from ${tableOf(program, 'workspaces')} w
      where w.archived_at is null and w.billing_account_id = any(array(${of}))),
    taken as (
      select w.account, w.id as workspace, lower(u.email) as address, m.role::text as role, false as is_pending
      from w join ${tableOf(program, 'memberships')} m on m.workspace_id = w.id and ${isLive(call, 'm')}
        join ${tableOf(program, 'users')} u on u.id = m.user_id
      union all
      select w.account, w.id, lower(i.email), i.role::text, true
      from w join ${tableOf(program, 'invitations')} i on i.workspace_id = w.id
      where i.status = 'pending' and i.channel = 'email' and i.expires_at > ${now}::timestamptz and i.role::text in (${billable})),
    people as (
      select account, address,
        bool_or(not is_pending and role in (${list(INSIDERS)})) as is_member,
        bool_or(not is_pending and role = 'external') as is_external,
        bool_or(not is_pending and role = 'observer') as is_observer,
        bool_or(is_pending) as is_pending
      from taken group by account, address),
    by_account as (
      select account,
        count(*) filter (where is_member)::int as members,
        count(*) filter (where is_external and not is_member)::int as externals,
        count(*) filter (where is_observer and not is_member and not is_external and not is_pending)::int as observers,
        count(*) filter (where is_pending and not is_member and not is_external)::int as pending
      from people group by account),
    by_workspace as (
      select w.account, w.id as workspace, count(distinct t.address) filter (where t.role in (${billable}))::int as seats
      from w left join taken t on t.workspace = w.id group by w.account, w.id),
    workspaces as (
      select account, jsonb_agg(jsonb_build_object('workspace', workspace, 'seats', seats) order by workspace) as workspaces
      from by_workspace group by account)
    select x.account, coalesce(members, 0) as members, coalesce(externals, 0) as externals, coalesce(observers, 0) as observers,
      coalesce(pending, 0) as pending, coalesce(members + externals + pending, 0) as seats, x.workspaces
    from workspaces x left join by_account b on b.account = x.account`,
  )
  return new Map(
    rows.map(({ account, externals, members, observers, pending, seats, workspaces }) => [
      account,
      { externals, members, observers, pending, seats, workspaces },
    ]),
  )
}

export const NO_SEATS: Seats = {
  externals: 0,
  members: 0,
  observers: 0,
  pending: 0,
  seats: 0,
  workspaces: [],
}
