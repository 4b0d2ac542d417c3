import type { Id, OrganisationRole, WorkspaceRole } from '../src/documents.js'
import type { Call } from '../src/program.js'

import { query, sql, tableOf } from '../src/db/sql.js'
import { grantOf } from './matrix.js'
import { personOf } from './person.js'
import { heldWorkspaces, isDataOwnerOf, isLive } from './reach.js'

/** Where a person stands on the platform: what the admin UI shows him depends on it. It decides no permission. */
export type Standing = {
  isDataOwner: boolean
  organisations: { id: Id; isPartner: boolean; name: string; role: OrganisationRole }[]
  readsAudit: boolean
  /** Every role that he has in some workspace, derived ones included. */
  workspaceRoles: WorkspaceRole[]
}

const KEY = 'partnerProgramStanding'
const NOWHERE: Standing = {
  isDataOwner: false,
  organisations: [],
  readsAudit: false,
  workspaceRoles: [],
}

/** Loaded once per request, in three statements of constant size. */
export const standingOf = (call: Call): Promise<Standing> =>
  ((call.req.context as Record<string, Promise<Standing> | undefined>)[KEY] ??= load(call))

/** Whether some role of his is granted `capability` everything of it. */
export const holdsSomewhereOn = (
  { program }: Call,
  { workspaceRoles }: Standing,
  capability: string,
): boolean => workspaceRoles.some((role) => grantOf(program.matrix, capability, role) === 'all')

const load = async (call: Call): Promise<Standing> => {
  const user = personOf(call)
  if (!user) return NOWHERE
  const memberships = tableOf(call.program, 'memberships')
  const workspaces = tableOf(call.program, 'workspaces')
  const [organisations, direct, [facts]] = await Promise.all([
    query<Standing['organisations'][number]>(
      call,
      sql`
      select o.id, o.name, o.is_partner as "isPartner", m.role::text as role
      from ${memberships} m join ${tableOf(call.program, 'organisations')} o on o.id = m.organisation_id
      where m.user_id = ${user.id} and ${isLive(call, 'm')} and o.archived_at is null order by o.name, o.id`,
    ),
    query<{ role: WorkspaceRole }>(
      call,
      sql`
      select distinct m.role::text as role from ${memberships} m
      where m.user_id = ${user.id} and m.workspace_id is not null and ${isLive(call, 'm')}`,
    ),
    query<{ audits: boolean; owns: boolean }>(
      call,
      sql`
      select exists (select 1 from ${workspaces} w where ${isDataOwnerOf(call)}) as owns,
        exists (${heldWorkspaces(call, user.id, 'audit:read')}) as audits`,
    ),
  ])
  const derived = organisations.map(({ role }) => role).filter((role) => role !== 'member')
  return {
    isDataOwner: facts?.owns ?? false,
    organisations,
    readsAudit: facts?.audits ?? false,
    workspaceRoles: [...new Set([...direct.map(({ role }) => role), ...derived])],
  }
}
