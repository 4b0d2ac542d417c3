import type { SQL } from '../db/sql.js'
import type { Grant } from '../../access/matrix.js'
import type { Id, Place } from '../documents.js'
import type { Call } from '../program.js'
import type { SentenceKey, Variables } from '../translations/index.js'

import { isAtTier } from '../../access/can.js'
import {
  BILLING_REACHES,
  grantOf,
  ORGANISATION,
  organisationRolesWith,
  TIER_NEEDED,
} from '../../access/matrix.js'
import { isStaff, personOf } from '../../access/person.js'
import { effectiveRole, hasDirectHistory, isLive } from '../../access/reach.js'
import { query, sql, tableOf } from '../db/sql.js'
import { isStaffUser } from './find.js'
import { wordsOf } from '../translations/capability.js'
import { sayWith } from '../translations/index.js'

/** One link of the chain: a fact's name, which is API, what it says of this case, and the sentence that says so. */
export type Because = Variables & { fact: Fact; sentence: string }

type Fact = Extract<SentenceKey, `why:${string}`> extends `why:${infer Name}` ? Name : never

/** Why somebody may do something in a place, or may not (SPEC 4.14). */
export type Why = { allowed: boolean; because: Because[]; scope: 'all' | 'none' | 'own' }

type Question = { capability: string; place: Place; user: Id }

/** Undefined where there is no such place. Of a person who never was there nothing is told but that he holds no role. */
export const whyOf = async (call: Call, question: Question): Promise<undefined | Why> => {
  const { place } = question
  return place.workspace
    ? whyInWorkspace(call, question, place.workspace)
    : whyInOrganisation(call, question, place.organisation!)
}

type Chain = { end: (grant: Grant) => Why; tell: (fact: Fact, more?: Variables) => Chain }

/** The chain of facts, in the order in which they decide. */
const chainFor = (call: Call, known: Variables): Chain => {
  const say = sayWith(call.req.i18n)
  const words = { ...known, capability: wordsOf(say, String(known.capability)) }
  const because: Because[] = []
  const chain: Chain = {
    end: (grant) => ({ allowed: grant !== '-', because, scope: grant === '-' ? 'none' : grant }),
    tell: (fact, more = {}) => {
      const role = more.role && { role: say(`role:${more.role as 'owner'}`) }
      because.push({ ...more, fact, sentence: say(`why:${fact}`, { ...words, ...more, ...role }) })
      return chain
    },
  }
  return chain
}

type Asked = { isKnown: boolean; isStaff: boolean; isVerified: boolean; name: string }
type WorkspaceRow = Asked & {
  dataOwner: boolean
  directRole: null | string
  directSource: null | string
  hadDirect: boolean
  organisation: string
  organisationRole: null | string
  role: null | string
  tier: null | string
  visibility: string
  workspace: string
}

const whyInWorkspace = async (
  call: Call,
  { capability, user }: Question,
  workspace: Id,
): Promise<undefined | Why> => {
  const facts = await workspaceRow(call, user, workspace)
  if (!facts) return undefined
  const { organisation, role, tier } = facts
  const name = nameIn(call, facts)
  const chain = chainFor(call, { capability, name, organisation, workspace: facts.workspace })
  if (!Object.hasOwn(call.program.matrix, capability))
    return chain.tell('unknown_capability').end('-')
  if (!facts.isKnown) return chain.tell('no_role').end('-')
  if (!facts.isVerified) return chain.tell('not_verified').end('-')
  if (facts.isStaff) return chain.tell('staff_outside').end('-')

  tellRole(chain, facts)
  const grant = grantOf(call.program.matrix, capability, role)
  const needed = (TIER_NEEDED as Record<string, string>)[capability]
  const isTierEnough = !needed || isAtTier(call, tier, needed)
  if (role) {
    chain.tell(
      grant === 'all' ? 'role_grants' : grant === 'own' ? 'role_grants_own' : 'role_lacks',
      { role },
    )
    if (grant !== '-' && needed)
      chain.tell(isTierEnough ? 'tier_enough' : 'tier_too_low', { needed, tier: tier ?? '' })
    if (grant === 'all' && isTierEnough) return chain.end('all')
  }
  if (facts.organisationRole === 'billing' && reachesByBilling(capability))
    return chain.tell('organisation_billing').end('all')
  if (facts.dataOwner && DATA_OWNER_READS.includes(capability))
    return chain.tell('data_owner').end('all')
  return chain.end(grant === 'own' && isTierEnough ? 'own' : '-')
}

const reachesByBilling = (capability: string): boolean =>
  (BILLING_REACHES as readonly string[]).includes(capability)

/** What the data owner reads of his workspace whatever his role (SPEC 1, 1.9). */
const DATA_OWNER_READS = ['audit:read', 'member:read']

/** How the role came about that decides (SPEC 4.2), or why there is none. */
const tellRole = (
  chain: Chain,
  { directRole, directSource, hadDirect, organisationRole, role, visibility }: WorkspaceRow,
): void => {
  if (organisationRole === 'owner') chain.tell('organisation_owner')
  else if (directRole)
    chain.tell('direct_membership', { role: directRole, source: directSource ?? '' })
  else if (organisationRole === 'admin') {
    if (role === 'admin') chain.tell('organisation_admin')
    else if (visibility !== 'open') chain.tell('workspace_not_open', { visibility })
    else if (hadDirect) chain.tell('once_removed')
  } else if (organisationRole) chain.tell('organisation_role_only', { role: organisationRole })
  if (!role && !organisationRole) chain.tell('no_role')
}

const asked = sql`u.name, coalesce(u._verified, false) as "isVerified"`

const nameIn = (call: Call, { isKnown, name }: Asked): string =>
  (isKnown && name) || sayWith(call.req.i18n)('whyPanel:somebody')

/** Whether a manager of the place may know of the person: staff and oneself always; others once they were there. */
const isKnownTo = (call: Call, user: Id, isThere: SQL): SQL =>
  isStaff(call) || personOf(call)?.id === user ? sql`u.id is not null` : isThere

const workspaceRow = async (
  call: Call,
  user: Id,
  workspace: Id,
): Promise<undefined | WorkspaceRow> => {
  const { program } = call
  const memberships = tableOf(program, 'memberships')
  const [row] = await query<WorkspaceRow>(
    call,
    sql`
    select ${asked}, ${isStaffUser(call)} as "isStaff",
      ${isKnownTo(call, user, sql`(lower(w.data_owner_email) = lower(u.email) or exists (select 1 from ${memberships} k where k.user_id = u.id and (k.workspace_id = w.id or k.organisation_id = w.organisation_id)))`)} as "isKnown", w.name as workspace, w.visibility::text as visibility, o.name as organisation, a.tier,
      (lower(w.data_owner_email) = lower(u.email) and w.data_owner_disputed_at is null) is true as "dataOwner",
      ${effectiveRole(call, user)} as role, inside.role::text as "organisationRole",
      direct.role::text as "directRole", direct.source::text as "directSource",
      ${hasDirectHistory(call, user, sql.raw('w.id'))} as "hadDirect"
    from ${tableOf(program, 'workspaces')} w
    join ${tableOf(program, 'organisations')} o on o.id = w.organisation_id
    left join ${tableOf(program, 'users')} u on u.id = ${user}
    left join ${tableOf(program, 'billingAccounts')} a on a.id = w.billing_account_id
    left join ${memberships} direct on direct.user_id = u.id and direct.workspace_id = w.id and ${isLive(call, 'direct')}
    left join ${memberships} inside on inside.user_id = u.id and inside.organisation_id = w.organisation_id and ${isLive(call, 'inside')}
    where w.id = ${workspace}`,
  )
  return row
}

const whyInOrganisation = async (
  call: Call,
  { capability, user }: Question,
  organisation: Id,
): Promise<undefined | Why> => {
  const memberships = tableOf(call.program, 'memberships')
  const [row] = await query<Asked & { organisation: string; role: null | string }>(
    call,
    sql`
    select ${asked}, ${isStaffUser(call)} as "isStaff",
      ${isKnownTo(call, user, sql`exists (select 1 from ${memberships} k where k.user_id = u.id and k.organisation_id = o.id)`)} as "isKnown", o.name as organisation, m.role::text as role
    from ${tableOf(call.program, 'organisations')} o left join ${tableOf(call.program, 'users')} u on u.id = ${user}
    left join ${memberships} m on m.user_id = u.id and m.organisation_id = o.id and ${isLive(call, 'm')}
    where o.id = ${organisation}`,
  )
  if (!row) return undefined
  const { role } = row
  const chain = chainFor(call, {
    capability,
    name: nameIn(call, row),
    organisation: row.organisation,
  })
  if (!Object.hasOwn(ORGANISATION, capability)) return chain.tell('unknown_capability').end('-')
  if (!row.isKnown) return chain.tell('no_organisation_role').end('-')
  if (!row.isVerified) return chain.tell('not_verified').end('-')
  if (row.isStaff) return chain.tell('staff_outside').end('-')
  if (!role) return chain.tell('no_organisation_role').end('-')
  const isGranted = (
    organisationRolesWith(capability as keyof typeof ORGANISATION) as string[]
  ).includes(role)
  return chain
    .tell('organisation_role', { role })
    .tell(isGranted ? 'role_grants' : 'role_lacks', { role })
    .end(isGranted ? 'all' : '-')
}
