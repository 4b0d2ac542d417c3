import type { Where } from 'payload'

import type { Id, Invitation, Place, Role } from '../documents.js'
import type { Call } from '../program.js'
import type { RefusalCode } from '../refusals.js'

import { isOutsiderRole } from '../../access/matrix.js'
import { findOwn } from '../db/own.js'
import { lockRow } from '../db/lock.js'
import { list, query, sql, tableOf } from '../db/sql.js'
import { tokenFor } from '../db/token.js'
import { isLive } from '../../access/reach.js'
import { Refusal } from '../refusals.js'
import { isStaffUser } from './find.js'

type Locked = { billingAccount: Id | null; isArchived: boolean; isPartner: boolean }

/** Every change of who belongs to an organisation or its workspaces happens under this one lock. Answers it as it is then. */
export const lockOrganisation = async (call: Call, organisation: Id): Promise<Locked> => {
  const locked = await lockRow<Locked>(
    call,
    'organisations',
    organisation,
    sql`billing_account_id as "billingAccount", archived_at is not null as "isArchived", coalesce(is_partner, false) as "isPartner"`,
  )
  return locked!
}

type Candidate = { place: Place; role: Role; user: Id }

/** What a person is to a place and to its organisation. */
export type Standing = {
  /** Whether a membership in either of them ran out and was not ended yet. */
  hasExpired: boolean
  isErased: boolean
  /** Belongs to the organisation. */
  isInsider: boolean
  /** Works or watches in one of its workspaces only. */
  isOutsider: boolean
  isStaff: boolean
  /** The live direct membership in the place. */
  live: null | { id: Id; role: Role }
  organisation: Id
}

/**
 * Insider or outsider of an organisation, never both (SPEC 4.4); staff are neither (1.8). Answers what it judged by.
 * The caller holds the organisation's lock; the person's own is taken here, so that nobody becomes staff meanwhile.
 */
export const judgeInsiderOutsider = async (call: Call, candidate: Candidate): Promise<Standing> => {
  const standing = await lockStanding(call, candidate)
  const conflict = conflictOf(standing, candidate)
  if (conflict) throw new Refusal(conflict)
  return standing!
}

/** The code by which a candidate is refused, if any. */
export const findConflict = async (
  call: Call,
  candidate: Candidate,
): Promise<RefusalCode | undefined> => conflictOf(await lockStanding(call, candidate), candidate)

const conflictOf = (
  standing: Standing | undefined,
  { place, role }: Candidate,
): RefusalCode | undefined => {
  if (!standing || standing.isErased) return 'forbidden'
  if (standing.isStaff) return 'staff_outside'
  const becomesOutsider = place.workspace !== undefined && isOutsiderRole(role)
  return (becomesOutsider ? standing.isInsider : standing.isOutsider)
    ? 'insider_outsider_conflict'
    : undefined
}

/** Nothing for a person or place that is not there. Holds the person's row. */
const lockStanding = async (
  call: Call,
  { place, user }: Candidate,
): Promise<Standing | undefined> => {
  await lockRow(call, 'users', user)
  const memberships = tableOf(call.program, 'memberships')
  const workspaces = tableOf(call.program, 'workspaces')
  const organisation = place.workspace
    ? sql`(select w.organisation_id from ${workspaces} w where w.id = ${place.workspace})`
    : sql`${place.organisation}::uuid`
  const inPlace = place.workspace
    ? sql`m.workspace_id = ${place.workspace}`
    : sql`m.organisation_id = ${place.organisation}`
  const [standing] = await query<Standing>(
    call,
    sql`
    select o.id as organisation, u.erased_at is not null as "isErased", ${isStaffUser(call)} as "isStaff",
      exists (select 1 from ${memberships} m
        where m.user_id = u.id and m.organisation_id = o.id and ${isLive(call, 'm')}) as "isInsider",
      exists (select 1 from ${memberships} m join ${workspaces} w on w.id = m.workspace_id
        where m.user_id = u.id and w.organisation_id = o.id and m.role in (${list(OUTSIDERS)}) and ${isLive(call, 'm')}) as "isOutsider",
      exists (select 1 from ${memberships} m where m.user_id = u.id and (m.organisation_id = o.id or ${inPlace})
        and m.ended_at is null and not (${isLive(call, 'm')})) as "hasExpired",
      (select json_build_object('id', m.id, 'role', m.role) from ${memberships} m
        where m.user_id = u.id and ${inPlace} and ${isLive(call, 'm')} limit 1) as live
    from ${tableOf(call.program, 'users')} u, (select ${organisation} as id) o where u.id = ${user} and o.id is not null`,
  )
  return standing
}

const OUTSIDERS = ['external', 'observer']

/** The same for an address that has no account yet: what is pending for it decides. */
export const judgeInvitedAddress = async (
  call: Call,
  {
    email,
    organisation,
    role,
    workspace,
  }: { email: string; organisation: Id; role: Role; workspace?: Id | undefined },
): Promise<void> => {
  const becomesOutsider = workspace !== undefined && isOutsiderRole(role)
  const pending = await findPendingIn(call, email, organisation)
  const isOutsider = (one: { role?: null | string; workspace?: Id | null }) =>
    Boolean(one.workspace) && isOutsiderRole(one.role ?? '')
  if (pending.some((one) => isOutsider(one) !== becomesOutsider))
    throw new Refusal('insider_outsider_conflict')
}

/** The unexpired invitations of an address to an organisation and its workspaces. */
export const findPendingIn = (
  call: Call,
  email: string,
  organisation: Id,
): Promise<Invitation[]> => {
  const ofAddress = tokenFor(
    call.req,
    (column) => sql`${column} = any(array(
      select i.id from ${tableOf(call.program, 'invitations')} i left join ${tableOf(call.program, 'workspaces')} w on w.id = i.workspace_id
      where lower(i.email) = ${email.toLowerCase()} and i.status = 'pending'
        and (i.organisation_id = ${organisation} or w.organisation_id = ${organisation})))`,
  )
  return findOwn(call, 'invitations', { and: [isOpen(call), { id: { equals: ofAddress } }] })
}

/** Pending and not expired by time; a data owner's stays pending whatever the age of its link (SPEC 3.5, 5.7). */
export const isOpen = ({ program }: Call): Where => ({
  and: [
    { status: { equals: 'pending' } },
    {
      or: [
        { source: { equals: 'data-owner' } },
        { expiresAt: { greater_than: program.clock.now().toISOString() } },
      ],
    },
  ],
})
