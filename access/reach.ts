import type { SQL } from '../src/db/sql.js'
import type { Id } from '../src/documents.js'
import type { Call } from '../src/program.js'
import type { OrganisationCapability } from './matrix.js'

import { list, sql, tableOf } from '../src/db/sql.js'
import { tokenFor } from '../src/db/token.js'
import {
  BILLING_REACHES,
  organisationRolesWith,
  TIER_NEEDED,
  workspaceRolesWith,
} from './matrix.js'
import { addressOf, personOf } from './person.js'

/*
 * SPEC 4.2, in SQL. The organisation's owner is owner in each of its workspaces, whatever else he holds. Else a live
 * direct membership decides. Else an organisation admin is admin in open workspaces, unless he once was removed or left.
 *
 * It is written three times, since each form is the fastest at its question: `heldWorkspaces` lists, `holdsIn` asks
 * about one row, `effectiveRole` names the role. A test holds the three against each other on random histories.
 */

/** A membership that counts now: not ended, not expired (SPEC 4.13). `m` is its table's alias. */
export const isLive = ({ program }: Call, m: string): SQL => {
  const alias = sql.raw(m)
  return sql`${alias}.ended_at is null and (${alias}.expires_at is null or ${alias}.expires_at > ${program.clock.now().toISOString()}::timestamptz)`
}

/** What bars an organisation admin from the role he would derive: a live direct membership, or having been removed or left. */
export const hasDirectHistory = (call: Call, user: Id, workspace: SQL): SQL => sql`exists (
  select 1 from ${tableOf(call.program, 'memberships')} d
  where d.user_id = ${user} and d.workspace_id = ${workspace}
    and (${isLive(call, 'd')} or (d.ended_at is not null and d.ended_at is distinct from d.expires_at)))`

type Sources = { direct: string[]; derived: SQL | undefined; ownerHolds: boolean }

/** Which rows of `memberships` (`m`) give `capability` in workspace `w`. */
const sourcesOf = (call: Call, user: Id, capability: string): Sources => {
  const direct = workspaceRolesWith(call.program.matrix, capability)
  const derived: SQL[] = []
  if (direct.includes('owner')) derived.push(sql`m.role = 'owner'`)
  if (direct.includes('admin'))
    derived.push(
      sql`m.role = 'admin' and w.visibility = 'open' and not ${hasDirectHistory(call, user, sql.raw('w.id'))}`,
    )
  if ((BILLING_REACHES as readonly string[]).includes(capability))
    derived.push(sql`m.role = 'billing'`)
  return {
    derived: derived.length
      ? sql`(${sql.join(
          derived.map((one) => sql`(${one})`),
          sql` or `,
        )})`
      : undefined,
    direct,
    ownerHolds: direct.includes('owner'),
  }
}

/** Whether the account that `billingAccount` names is at the tier that `capability` needs. */
const isAtTierFor = (call: Call, capability: string, billingAccount: SQL): SQL => {
  const needed = (TIER_NEEDED as Record<string, string>)[capability]
  if (!needed) return sql`true`
  const names = call.program.tiers.map(({ name }) => name)
  // A host without that tier has no lower one that would do either.
  const enough = names.includes(needed) ? names.slice(names.indexOf(needed)) : []
  return sql`exists (select 1 from ${tableOf(call.program, 'billingAccounts')} a where a.id = ${billingAccount} and a.tier::text in (${list(enough)}))`
}

const tierCondition = (call: Call, capability: string): SQL =>
  isAtTierFor(call, capability, sql.raw('w.billing_account_id'))

const isOrganisationOwner = (call: Call, user: Id, organisation: SQL): SQL => sql`exists (
  select 1 from ${tableOf(call.program, 'memberships')} o
  where o.user_id = ${user} and o.organisation_id = ${organisation} and o.role = 'owner' and ${isLive(call, 'o')})`

/** The ids of all workspaces in which `user` holds `capability`, as a subquery. For lists. */
export const heldWorkspaces = (call: Call, user: Id, capability: string): SQL => {
  const { derived, direct, ownerHolds } = sourcesOf(call, user, capability)
  const memberships = tableOf(call.program, 'memberships')
  const workspaces = tableOf(call.program, 'workspaces')
  const tier = tierCondition(call, capability)
  const parts: SQL[] = []
  if (direct.length) {
    const needsWorkspace = !ownerHolds || capability in TIER_NEEDED
    parts.push(sql`
      select m.workspace_id from ${memberships} m ${needsWorkspace ? sql`join ${workspaces} w on w.id = m.workspace_id` : sql``}
      where m.user_id = ${user} and m.workspace_id is not null and m.role::text in (${list(direct)}) and ${isLive(call, 'm')}
        ${ownerHolds ? sql`` : sql`and not ${isOrganisationOwner(call, user, sql.raw('w.organisation_id'))}`}
        ${needsWorkspace ? sql`and ${tier}` : sql``}`)
  }
  if (derived) {
    parts.push(sql`
      select w.id from ${memberships} m join ${workspaces} w on w.organisation_id = m.organisation_id
      where m.user_id = ${user} and m.organisation_id is not null and ${isLive(call, 'm')} and ${derived} and ${tier}`)
  }
  return parts.length ? sql.join(parts, sql` union all `) : sql`select null::uuid where false`
}

/** Whether `user` holds `capability` in the workspace that `column` names. For one row. */
export const holdsIn = (call: Call, user: Id, capability: string, column: SQL): SQL => {
  const { derived, direct, ownerHolds } = sourcesOf(call, user, capability)
  const memberships = tableOf(call.program, 'memberships')
  const directly = direct.length
    ? sql`exists (select 1 from ${memberships} m where m.user_id = ${user} and m.workspace_id = w.id and m.role::text in (${list(direct)}) and ${isLive(call, 'm')})
        ${ownerHolds ? sql`` : sql`and not ${isOrganisationOwner(call, user, sql.raw('w.organisation_id'))}`}`
    : sql`false`
  const byOrganisation = derived
    ? sql`exists (select 1 from ${memberships} m where m.user_id = ${user} and m.organisation_id = w.organisation_id and ${isLive(call, 'm')} and ${derived})`
    : sql`false`
  return sql`exists (select 1 from ${tableOf(call.program, 'workspaces')} w
    where w.id = ${column} and ((${directly}) or ${byOrganisation}) and ${tierCondition(call, capability)})`
}

/** The role that decides for `user` in workspace `w`, or null. */
export const effectiveRole = (call: Call, user: Id): SQL => {
  const memberships = tableOf(call.program, 'memberships')
  return sql`case
    when ${isOrganisationOwner(call, user, sql.raw('w.organisation_id'))} then 'owner'
    else coalesce(
      (select d.role::text from ${memberships} d where d.user_id = ${user} and d.workspace_id = w.id and ${isLive(call, 'd')} limit 1),
      case when w.visibility = 'open' and not ${hasDirectHistory(call, user, sql.raw('w.id'))} and exists (
        select 1 from ${memberships} o where o.user_id = ${user} and o.organisation_id = w.organisation_id and o.role = 'admin' and ${isLive(call, 'o')})
      then 'admin' end) end`
}

/** Whether the person is the data owner of workspace `w`: verified, at its address, undisputed (SPEC 3.6). */
export const isDataOwnerOf = (call: Call): SQL =>
  sql`(lower(w.data_owner_email) = ${addressOf(personOf(call))} and w.data_owner_disputed_at is null)`

/** The ids of the organisations in which `user` holds `capability`, as a subquery. */
export const heldOrganisations = (
  call: Call,
  user: Id,
  capability: OrganisationCapability,
): SQL => sql`
  select m.organisation_id from ${tableOf(call.program, 'memberships')} m
  where m.user_id = ${user} and m.organisation_id is not null
    and m.role::text in (${list(organisationRolesWith(capability))}) and ${isLive(call, 'm')}`

const among = (call: Call, ids: SQL): string =>
  tokenFor(call.req, (column) => sql`${column} = any(array(${ids}))`)

/** For `{ workspace: { equals: … } }`: where the person holds `capability`. `byId` chooses the form for a single document. */
export const reach = (call: Call, capability: string, { byId = false } = {}): string => {
  const user = personOf(call)!.id
  return byId
    ? tokenFor(call.req, (column) => holdsIn(call, user, capability, column))
    : among(call, heldWorkspaces(call, user, capability))
}

/** For `{ organisation: { equals: … } }`: where the person holds `capability`, at the tier that it needs. */
export const organisationReach = (call: Call, capability: OrganisationCapability): string => {
  const held = heldOrganisations(call, personOf(call)!.id, capability)
  if (!(capability in TIER_NEEDED)) return among(call, held)
  return among(
    call,
    sql`select o.id from ${tableOf(call.program, 'organisations')} o
    where o.id = any(array(${held})) and ${isAtTierFor(call, capability, sql.raw('o.billing_account_id'))}`,
  )
}

/** The organisations of the workspaces in which the person holds `capability`. */
export const organisationsOfReach = (call: Call, capability: string): string =>
  among(
    call,
    sql`select w.organisation_id from ${tableOf(call.program, 'workspaces')} w
    where w.id = any(array(${heldWorkspaces(call, personOf(call)!.id, capability)}))`,
  )

/** The billing accounts of the workspaces in which the person holds `capability`. */
export const accountsOfReach = (call: Call, capability: string): string =>
  among(
    call,
    sql`select w.billing_account_id from ${tableOf(call.program, 'workspaces')} w
    where w.id = any(array(${heldWorkspaces(call, personOf(call)!.id, capability)}))`,
  )

/** The invoices of the workspaces in which the person holds `invoice:read`, while their payer still holds these (SPEC 1). */
export const invoicesOfReach = (call: Call): string =>
  among(
    call,
    sql`select i.id from ${tableOf(call.program, 'invoices')} i
    join ${tableOf(call.program, 'workspaces')} w on w.id = i.workspace_id and w.organisation_id = i.payer_id
    where w.id = any(array(${heldWorkspaces(call, personOf(call)!.id, 'invoice:read')}))`,
  )

/** The deals of the organisations in which the person holds `deal:read`. */
export const dealsOfReach = (call: Call): string =>
  among(
    call,
    sql`select e.id from ${tableOf(call.program, 'referralEntries')} e
    where e.partner_id = any(array(${heldOrganisations(call, personOf(call)!.id, 'deal:read')}))`,
  )

/** The workspaces whose data owner the person is. */
export const dataOwnerReach = (call: Call): string =>
  among(
    call,
    sql`select w.id from ${tableOf(call.program, 'workspaces')} w where ${isDataOwnerOf(call)}`,
  )
