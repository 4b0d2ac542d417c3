import type { PayloadRequest } from 'payload'

import DataLoader from 'dataloader'

import type { SQL } from '../src/db/sql.js'
import type { Id } from '../src/documents.js'
import type { Call } from '../src/program.js'

import { list, query, sql, tableOf } from '../src/db/sql.js'
import { organisationRolesWith, workspaceRolesWith } from './matrix.js'
import { personOf } from './person.js'
import { effectiveRole, heldWorkspaces, isDataOwnerOf, isLive } from './reach.js'

/** What a workspace is to the person who asks. */
export type WorkspaceFacts = {
  isArchived: boolean
  isDataOwner: boolean
  isExternal: boolean
  organisation: Id
  role: null | string
  tier: null | string
}

/** What an organisation is to the person who asks, if to anybody. */
export type OrganisationFacts = {
  isPartner: boolean
  role: null | string
  /** Of its pooled account. */
  tier: null | string
}

/** How much of a billing account the person may see (SPEC 1, `billing-accounts`). */
export type AccountFacts = {
  isFull: boolean
  isUsage: boolean
  /** Of what it pays for, which everybody who sees the account knows. */
  name: null | string
}

type Loaders = {
  account: DataLoader<Id, AccountFacts>
  organisation: DataLoader<Id, OrganisationFacts | undefined>
  workspace: DataLoader<Id, undefined | WorkspaceFacts>
}

const KEY = 'partnerProgramFacts'

/** Loaded in batches, once per request: a page of any length costs one statement per kind of fact. */
const loadersOf = (call: Call): Loaders =>
  ((call.req.context as Record<string, Loaders | undefined>)[KEY] ??= {
    account: new DataLoader((ids) => loadAccounts(call, ids)),
    organisation: new DataLoader((ids) => loadOrganisations(call, ids)),
    workspace: new DataLoader((ids) => loadWorkspaces(call, ids)),
  })

/** Called when roles, tiers or data owners change: what the rest of the request asks is asked anew. */
export const forgetFacts = (req: PayloadRequest): void => {
  Object.assign(req.context, { [KEY]: undefined })
}

export const workspaceFacts = (call: Call, id: Id): Promise<undefined | WorkspaceFacts> =>
  loadersOf(call).workspace.load(id)
export const organisationFacts = (call: Call, id: Id): Promise<OrganisationFacts | undefined> =>
  loadersOf(call).organisation.load(id)
export const organisationRole = async (call: Call, id: Id): Promise<null | string> =>
  (await organisationFacts(call, id))?.role ?? null
export const accountFacts = (call: Call, id: Id): Promise<AccountFacts> =>
  loadersOf(call).account.load(id)

/** One has a plan of its own, which a list would not get; a list of any length is one statement to prepare. */
const isAmong = (column: SQL, ids: readonly Id[]): SQL =>
  ids.length === 1
    ? sql`${column} = ${ids[0]}`
    : sql`${column} = any(${sql.param([...ids])}::uuid[])`

const inOrder = <Row extends { id: string }, Fact>(
  ids: readonly Id[],
  rows: Row[],
  factOf: (row: Row | undefined) => Fact,
): Fact[] => {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => factOf(byId.get(id)))
}

const loadWorkspaces = async (call: Call, ids: readonly Id[]) => {
  const { program } = call
  const user = personOf(call)
  const role = user ? effectiveRole(call, user.id) : sql`null::text`
  const rows = await query<WorkspaceFacts & { id: Id }>(
    call,
    sql`
    select w.id, w.archived_at is not null as "isArchived", coalesce(${isDataOwnerOf(call)}, false) as "isDataOwner",
      w.usage_context = 'external' as "isExternal", w.organisation_id as organisation, ${role} as role, a.tier
    from ${tableOf(program, 'workspaces')} w left join ${tableOf(program, 'billingAccounts')} a on a.id = w.billing_account_id
    where ${isAmong(sql.raw('w.id'), ids)}`,
  )
  return inOrder(ids, rows, (row) => row)
}

const loadOrganisations = async (call: Call, ids: readonly Id[]) => {
  const { program } = call
  const user = personOf(call)
  const role = user
    ? sql`(select m.role::text from ${tableOf(program, 'memberships')} m
        where m.user_id = ${user.id} and m.organisation_id = o.id and ${isLive(call, 'm')} limit 1)`
    : sql`null::text`
  const rows = await query<OrganisationFacts & { id: Id }>(
    call,
    sql`
    select o.id, coalesce(o.is_partner, false) as "isPartner", a.tier, ${role} as role
    from ${tableOf(program, 'organisations')} o left join ${tableOf(program, 'billingAccounts')} a on a.id = o.billing_account_id
    where ${isAmong(sql.raw('o.id'), ids)}`,
  )
  return inOrder(ids, rows, (row) => row)
}

const loadAccounts = async (call: Call, ids: readonly Id[]) => {
  const user = personOf(call)
  if (!user) return ids.map(() => ({ isFull: false, isUsage: false, name: null }))
  const { program } = call
  const accounts = tableOf(program, 'billingAccounts')
  const memberships = tableOf(program, 'memberships')
  const workspaces = tableOf(program, 'workspaces')
  const ofPayer = (roles: string[]) => sql`exists (select 1 from ${memberships} m
    where m.user_id = ${user.id} and m.organisation_id = a.organisation_id and m.role::text in (${list(roles)}) and ${isLive(call, 'm')})`
  const ofWorkspace = (capability: string, workspace: ReturnType<typeof sql>) =>
    sql`${workspace} = any(array(${heldWorkspaces(call, user.id, capability)}))`
  const rows = await query<{ id: Id; is_full: boolean; is_usage: boolean; name: null | string }>(
    call,
    sql`
    select a.id, coalesce(w.name, o.name) as name,
      (${ofPayer(organisationRolesWith('invoice:read'))} or coalesce(${ofWorkspace('invoice:read', sql.raw('a.workspace_id'))}, false)) as is_full,
      exists (select 1 from ${workspaces} u where u.billing_account_id = a.id and ${ofWorkspace('usage:read', sql.raw('u.id'))}) as is_usage
    from ${accounts} a left join ${workspaces} w on w.id = a.workspace_id
      left join ${tableOf(program, 'organisations')} o on o.id = a.organisation_id
    where ${isAmong(sql.raw('a.id'), ids)}`,
  )
  return inOrder(ids, rows, (row) => ({
    isFull: row?.is_full ?? false,
    isUsage: row?.is_usage ?? false,
    name: row?.name ?? null,
  }))
}

/** Whether the person holds `capability` in some workspace: asked by the admin UI before it offers "Create". */
export const holdsSomewhere = async (call: Call, capability: string): Promise<boolean> => {
  const user = personOf(call)
  if (!user || workspaceRolesWith(call.program.matrix, capability).length === 0) return false
  const [row] = await query<{ some: boolean }>(
    call,
    sql`select exists (${heldWorkspaces(call, user.id, capability)} limit 1) as some`,
  )
  return row?.some ?? false
}
