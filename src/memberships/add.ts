import type { Id, Membership, MembershipSource, Place, Role } from '../documents.js'
import type { Call } from '../program.js'

import { forgetFacts } from '../../access/facts.js'
import { isOutsiderRole, rankOf } from '../../access/matrix.js'
import { record } from '../audit/record.js'
import { createOwn, updateOwn } from '../db/own.js'
import { query, sql, tableOf } from '../db/sql.js'
import { Refusal } from '../refusals.js'
import { judgeInsiderOutsider } from './judge.js'
import { findLive } from './find.js'

type Grant = {
  expiresAt?: null | string
  place: Place
  reason?: unknown
  role: Role
  source: MembershipSource
  user: Id
}

/**
 * Gives a person a role in a place: a new membership, or the higher role on the live one. An insider role in a workspace
 * brings the membership of its organisation with it (SPEC 4.4). The caller holds the organisation's lock.
 *
 * Refuses with: already_member, insider_outsider_conflict, staff_outside.
 */
export const addMembership = async (call: Call, grant: Grant): Promise<Membership> => {
  const { place, role, user } = grant
  const { hasExpired, isInsider, live, organisation } = await judgeInsiderOutsider(call, {
    place,
    role,
    user,
  })
  if (live && rankOf(live.role) >= rankOf(role)) throw new Refusal('already_member')
  if (hasExpired) for (const one of [place, { organisation }]) await endExpired(call, user, one)
  if (place.workspace && !isOutsiderRole(role) && !isInsider)
    await addToOrganisation(call, organisation, grant)

  const membership = live ? await raise(call, live.id, grant) : await insert(call, grant)
  await record(call, {
    action: live ? 'membership.changed' : 'membership.created',
    after: { role, source: membership.source, user },
    ...(live && { before: { role: live.role } }),
    organisation,
    reason: grant.reason,
    subject: { collection: 'memberships', id: membership.id },
    workspace: place.workspace,
  })
  forgetFacts(call.req)
  return membership
}

const insert = (call: Call, { expiresAt, place, role, source, user }: Grant): Promise<Membership> =>
  createOwn(call, 'memberships', {
    expiresAt: expiresAt ?? null,
    role,
    source,
    user,
    ...place,
  })

const raise = (call: Call, live: Id, { expiresAt, role }: Grant): Promise<Membership> =>
  updateOwn(call, 'memberships', live, {
    role,
    ...(role === 'owner' ? { expiresAt: null } : expiresAt !== undefined && { expiresAt }),
  })

/** An insider role in a workspace brings the membership of its organisation with it (SPEC 4.4). */
export const bringIntoOrganisation = async (
  call: Call,
  organisation: Id,
  grant: Pick<Grant, 'source' | 'user'>,
): Promise<void> => {
  if (await findLive(call, grant.user, { organisation })) return
  await endExpired(call, grant.user, { organisation })
  await addToOrganisation(call, organisation, grant)
}

const addToOrganisation = async (
  call: Call,
  organisation: Id,
  { source, user }: Pick<Grant, 'source' | 'user'>,
): Promise<void> => {
  const { id } = await insert(call, { place: { organisation }, role: 'member', source, user })
  await record(call, {
    action: 'membership.created',
    after: { role: 'member', source, user },
    organisation,
    subject: { collection: 'memberships', id },
  })
}

/** A membership that ended by time makes room for a new row. */
export const endExpired = async (call: Call, user: Id, place: Place): Promise<void> => {
  const column = place.workspace ? sql`workspace_id` : sql`organisation_id`
  await query(
    call,
    sql`update ${tableOf(call.program, 'memberships')} set ended_at = expires_at
    where user_id = ${user} and ${column} = ${place.workspace ?? place.organisation} and ended_at is null
      and expires_at <= ${call.program.clock.now().toISOString()}::timestamptz`,
  )
}
