import type { Where } from 'payload'

import type { Id, Place, Role } from '../documents.js'
import type { Call } from '../program.js'
import type { RefusalCode } from '../refusals.js'

import { isOutsiderRole } from '../../access/matrix.js'
import { findOwn } from '../db/own.js'
import { lockRow } from '../db/lock.js'
import { list, query, sql, tableOf } from '../db/sql.js'
import { isLive } from '../../access/reach.js'
import { Refusal } from '../refusals.js'
import { findUser, organisationOf } from './find.js'

/** Every change of who belongs to an organisation or its workspaces happens under this one lock. */
export const lockOrganisation = (call: Call, organisation: Id): Promise<void> =>
  lockRow(call, 'organisations', organisation)

type Candidate = { place: Place; role: Role; user: Id }

/**
 * Insider or outsider of an organisation, never both (SPEC 4.4); staff are neither (1.8).
 * The caller holds the organisation's lock; the person's own is taken here, so that nobody becomes staff meanwhile.
 */
export const judgeInsiderOutsider = async (call: Call, candidate: Candidate): Promise<void> => {
  const conflict = await findConflict(call, candidate)
  if (conflict) throw new Refusal(conflict)
}

/** The code by which a candidate is refused, if any. */
export const findConflict = async (
  call: Call,
  { place, role, user }: Candidate,
): Promise<RefusalCode | undefined> => {
  await lockRow(call, 'users', user)
  const person = await findUser(call, user)
  if (!person || person.erasedAt) return 'forbidden'
  if (person.platformRoles?.includes('staff')) return 'staff_outside'

  const organisation = await organisationOf(call, place)
  const becomesOutsider = place.workspace !== undefined && isOutsiderRole(role)
  const [row] = await query<{ insider: boolean; outsider: boolean }>(
    call,
    sql`
    select
      exists (select 1 from ${tableOf(call.program, 'memberships')} m
        where m.user_id = ${user} and m.organisation_id = ${organisation} and ${isLive(call, 'm')}) as insider,
      exists (select 1 from ${tableOf(call.program, 'memberships')} m join ${tableOf(call.program, 'workspaces')} w on w.id = m.workspace_id
        where m.user_id = ${user} and w.organisation_id = ${organisation} and m.role::text in (${list(OUTSIDERS)}) and ${isLive(call, 'm')}) as outsider`,
  )
  return (becomesOutsider ? row?.insider : row?.outsider) ? 'insider_outsider_conflict' : undefined
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
export const findPendingIn = async (call: Call, email: string, organisation: Id) => {
  const workspaces = await query<{ id: Id }>(
    call,
    sql`
    select distinct w.id from ${tableOf(call.program, 'workspaces')} w join ${tableOf(call.program, 'invitations')} i on i.workspace_id = w.id
    where w.organisation_id = ${organisation} and lower(i.email) = ${email.toLowerCase()} and i.status = 'pending'`,
  )
  const places: Where[] = [
    { organisation: { equals: organisation } },
    ...(workspaces.length ? [{ workspace: { in: workspaces.map(({ id }) => id) } }] : []),
  ]
  return findOwn(call, 'invitations', {
    and: [isOpen(call), { email: { equals: email.toLowerCase() } }, { or: places }],
  })
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
