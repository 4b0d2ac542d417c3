import type { SQL } from '../src/db/sql.js'
import type { Id } from '../src/documents.js'
import type { Call } from '../src/program.js'
import type { OrganisationCapability } from './matrix.js'

import { countedAs, list, sql, tableOf } from '../src/db/sql.js'
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
 * It is written three times, since each form is the fastest at its question: `heldWorkspaces` gathers, `holdsIn` asks
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

type Sources = {
  /** Roles of a direct membership. */
  direct: string[]
  /** Roles in the organisation that count in each of its workspaces. */
  everywhere: string[]
  /** Whether its admins have it in open workspaces. */
  isInOpen: boolean
  ownerHolds: boolean
}

/** Which memberships give `capability` in a workspace. */
const sourcesOf = (call: Call, capability: string): Sources => {
  const direct = workspaceRolesWith(call.program.matrix, capability)
  const ownerHolds = direct.includes('owner')
  const everywhere: string[] = ownerHolds ? ['owner'] : []
  if ((BILLING_REACHES as readonly string[]).includes(capability)) everywhere.push('billing')
  return { direct, everywhere, isInOpen: direct.includes('admin'), ownerHolds }
}

/** What lets an organisation's admin into workspace `w`. (`is false` keeps Postgres from a join, which would lose the order of ids.) */
const isOpenTo = (call: Call, user: Id): SQL =>
  sql`w.visibility = 'open' and (${hasDirectHistory(call, user, sql.raw('w.id'))}) is false`

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

/**
 * The ids of all workspaces in which `user` holds `capability`, as a subquery. For lists.
 * Organisations come as an array, so that their workspaces are read from an index alone, however few or many there are.
 */
export const heldWorkspaces = (call: Call, user: Id, capability: string): SQL => {
  const { direct, everywhere, isInOpen, ownerHolds } = sourcesOf(call, capability)
  const memberships = tableOf(call.program, 'memberships')
  const workspaces = tableOf(call.program, 'workspaces')
  const tier = tierCondition(call, capability)
  const inOrganisationsAs = (roles: string[]) => sql`
      select w.id from ${workspaces} w where ${tier} and w.organisation_id = any(array(
        select m.organisation_id from ${memberships} m
        where m.user_id = ${user} and m.organisation_id is not null and m.role in (${list(roles)}) and ${isLive(call, 'm')}))`
  const parts: SQL[] = []
  if (direct.length) {
    const needsWorkspace = !ownerHolds || capability in TIER_NEEDED
    parts.push(sql`
      select m.workspace_id from ${memberships} m ${needsWorkspace ? sql`join ${workspaces} w on w.id = m.workspace_id` : sql``}
      where m.user_id = ${user} and m.workspace_id is not null and m.role in (${list(direct)}) and ${isLive(call, 'm')}
        ${ownerHolds ? sql`` : sql`and not ${isOrganisationOwner(call, user, sql.raw('w.organisation_id'))}`}
        ${needsWorkspace ? sql`and ${tier}` : sql``}`)
  }
  if (everywhere.length) parts.push(inOrganisationsAs(everywhere))
  if (isInOpen) parts.push(sql`${inOrganisationsAs(['admin'])} and ${isOpenTo(call, user)}`)
  return parts.length ? sql.join(parts, sql` union all `) : sql`select null::uuid where false`
}

/**
 * Whether `user` holds `capability` in the workspace that `column` names. For one row.
 * (`select true … limit 1` where `exists` would do: Postgres would gather all that an `exists` could match, for each page.)
 */
export const holdsIn = (call: Call, user: Id, capability: string, column: SQL): SQL => {
  const { direct, everywhere, isInOpen, ownerHolds } = sourcesOf(call, capability)
  const memberships = tableOf(call.program, 'memberships')
  const directly = direct.length
    ? sql`(select true from ${memberships} m where m.user_id = ${user} and m.workspace_id = w.id and m.role in (${list(direct)}) and ${isLive(call, 'm')} limit 1)
        ${ownerHolds ? sql`` : sql`and not ${isOrganisationOwner(call, user, sql.raw('w.organisation_id'))}`}`
    : sql`false`
  const byOrganisation = sql`(select true from ${memberships} m where m.user_id = ${user} and m.organisation_id = w.organisation_id and ${isLive(call, 'm')}
    and (m.role in (${list(everywhere)}) ${isInOpen ? sql`or (m.role = 'admin' and ${isOpenTo(call, user)})` : sql``}) limit 1)`
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
    and m.role in (${list(organisationRolesWith(capability))}) and ${isLive(call, 'm')}`

const among = (call: Call, ids: SQL): string =>
  tokenFor(call.req, (column) => sql`${column} = any(array(${ids}))`)

/**
 * How a reach is written: for `one` document, for lists of a person who holds `few` workspaces, and of one who holds
 * `many`, where a page is asked for row by row and only its count gathers them all.
 */
export type Form = 'few' | 'many' | 'one'

/** For `{ workspace: { equals: … } }`: where the person holds `capability`. */
export const reach = (call: Call, capability: string, form: Form): string => {
  const user = personOf(call)!.id
  const gathered = (column: SQL) =>
    sql`${column} = any(array(${heldWorkspaces(call, user, capability)}))`
  const rowByRow = (column: SQL) => holdsIn(call, user, capability, column)
  if (form === 'one') return tokenFor(call.req, rowByRow)
  if (form === 'few') return tokenFor(call.req, gathered)
  return tokenFor(call.req, (column) => countedAs(rowByRow(column), gathered(column)))
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
