import type { CollectionAfterChangeHook, CollectionBeforeChangeHook } from 'payload'

import type { Membership, Place, Role } from '../src/documents.js'
import type { Call, Program } from '../src/program.js'

import { holdsAt, roleIn } from '../access/can.js'
import { forgetFacts } from '../access/facts.js'
import { isOutsiderRole, rankOf } from '../access/matrix.js'
import { isStaff, personOf } from '../access/person.js'
import { differenceOf, record } from '../src/audit/record.js'
import { findOwnByIdOrThrow } from '../src/db/own.js'
import { idOf, ORGANISATION_ROLES } from '../src/documents.js'
import { bringIntoOrganisation, endExpired } from '../src/memberships/add.js'
import { endingOf, followEnd } from '../src/memberships/end.js'
import { describePlace, findLive, organisationOf, placeOf } from '../src/memberships/find.js'
import { judgeInsiderOutsider, lockOrganisation } from '../src/memberships/judge.js'
import { keepOneOwner } from '../src/memberships/keepOneOwner.js'
import { tellAdded, tellMadeByStaff, tellPaidSeat } from '../src/memberships/tell.js'
import { fieldRefusal, Refusal } from '../src/refusals.js'
import { isDataOwnersMembership } from '../src/workspaces/dataOwner.js'

type Data = Partial<Membership> & { ended?: boolean | null; reason?: unknown }

/** Everything that a membership's writing depends on (SPEC 4.4–4.8, 4.13), permission first, then input, then state. */
export const keepMembershipRules =
  (program: Program): CollectionBeforeChangeHook =>
  async ({ data, operation, originalDoc, req }) => {
    const call = { program, req }
    return operation === 'create'
      ? judgeNew(call, data as Data)
      : judgeChange(call, data as Data, originalDoc as Membership)
  }

const judgeNew = async (call: Call, data: Data): Promise<Data> => {
  const place = placeIn(data)
  const user = idOf(data.user)
  if (!user) throw new Refusal('forbidden')
  if (personOf(call) && !isStaff(call)) {
    const isSeen = await findLive(call, user, { organisation: await organisationOf(call, place) })
    if (!isSeen)
      throw new Refusal('forbidden', {
        message: 'You can add people of your organisation. Invite others: POST /api/invitations.',
      })
  }
  await judgeRole(call, place, data.role)
  judgeExpiry(call, data.role, data.expiresAt)

  await lockOrganisation(call, await organisationOf(call, place))
  const { isArchived, isExternal } = await describePlace(call, place)
  if (data.role === 'observer' && !isExternal) throw fieldRefusal('observer_external_only', 'role')
  if (data.role === 'owner' && personOf(call)) throw new Refusal('owner_needs_consent')
  if (isArchived) throw new Refusal('archived')
  if (await findLive(call, user, place)) throw new Refusal('already_member')
  await judgeInsiderOutsider(call, { place, role: data.role!, user })
  await endExpired(call, user, place)
  return { ...data, source: 'direct' }
}

const placeIn = (data: Data): Place => {
  const organisation = idOf(data.organisation)
  const workspace = idOf(data.workspace)
  if (Boolean(organisation) === Boolean(workspace)) {
    throw fieldRefusal(
      'validation_failed',
      'organisation',
      'Name exactly one place: an organisation or a workspace.',
    )
  }
  return placeOf({ organisation, workspace })
}

/** Nobody grants above his own effective role, and organisations have fewer roles (SPEC 4.7). */
const judgeRole = async (
  call: Call,
  place: Place,
  role: Role | undefined,
  before?: Role,
): Promise<void> => {
  if (
    rankOf(role) < 0 ||
    (place.organisation && !(ORGANISATION_ROLES as readonly string[]).includes(role ?? ''))
  ) {
    throw fieldRefusal(
      'validation_failed',
      'role',
      `Choose a role of the ${place.organisation ? 'organisation' : 'workspace'}.`,
    )
  }
  if (!personOf(call) || isStaff(call)) return
  const own = rankOf(await roleIn(call, place))
  if (rankOf(role) > own || rankOf(before) > own) throw new Refusal('role_above_own')
}

const judgeExpiry = (
  { program }: Call,
  role: Role | undefined,
  expiresAt: null | string | undefined,
): void => {
  if (!expiresAt) return
  if (role === 'owner')
    throw fieldRefusal('validation_failed', 'expiresAt', 'An owner is never time-boxed.')
  if (new Date(expiresAt) <= program.clock.now())
    throw fieldRefusal(
      'validation_failed',
      'expiresAt',
      'Choose a time in the future, or end it now.',
    )
}

const judgeChange = async (call: Call, data: Data, before: Membership): Promise<Data> => {
  const place = placeOf(before)
  const role = data.role ?? before.role
  const changesRole = role !== before.role
  const changesTime = data.expiresAt !== undefined && !isSameTime(data.expiresAt, before.expiresAt)
  const ends = data.ended === true
  if (!changesRole && !changesTime && !ends) return data

  const isOwn = personOf(call)?.id === before.user
  if (changesRole || changesTime || !isOwn) await judgeRole(call, place, role, before.role)
  if (isOwn && changesTime && isLater(data.expiresAt, before.expiresAt))
    throw new Refusal('role_above_own', {
      message: 'Nobody lengthens his own access. Ask somebody else who manages people here.',
    })
  const leaves = isOwn && ends && !changesRole && !changesTime
  if (personOf(call) && !isStaff(call) && !leaves && !(await holdsAt(call, 'member:manage', place)))
    throw new Refusal('forbidden')
  judgeExpiry(
    call,
    role,
    ends ? undefined : (data.expiresAt ?? (changesRole ? before.expiresAt : undefined)),
  )

  await lockOrganisation(call, await organisationOf(call, place))
  const current = await findOwnByIdOrThrow(call, 'memberships', before.id) // As it is under the lock.
  if (current.endedAt) {
    if (ends) return { ...data, endedAt: current.endedAt }
    throw new Refusal('wrong_state', {
      message: 'This membership has ended. Add or invite the person again.',
    })
  }
  if (current.role === 'owner' && place.organisation && (ends || changesRole))
    await keepOneOwner(call, current)
  if (
    (ends || changesTime) &&
    !isOwn &&
    place.workspace &&
    (await isDataOwnersMembership(call, before.user, place.workspace))
  )
    throw new Refusal('data_owner_stays')
  if (ends) return { ...data, ...endingOf(call) }

  const { isArchived, isExternal } = await describePlace(call, place)
  if (role === 'observer' && !isExternal) throw fieldRefusal('observer_external_only', 'role')
  const isByStaff = isStaff(call) && place.organisation !== undefined // Where an owner is gone (SPEC 4.10).
  if (role === 'owner' && changesRole && !isByStaff) throw new Refusal('owner_needs_consent')
  if (isArchived) throw new Refusal('archived')
  if (changesRole && isOutsiderRole(role) !== isOutsiderRole(current.role))
    throw new Refusal('insider_outsider_conflict')
  return data
}

const isSameTime = (a: null | string | undefined, b: null | string | undefined): boolean =>
  (a ? new Date(a).getTime() : 0) === (b ? new Date(b).getTime() : 0)

/** Without a time it lasts for ever. */
const isLater = (after: null | string | undefined, before: null | string | undefined): boolean =>
  Boolean(before) && (!after || new Date(after) > new Date(before!))

/** What a new membership brings with it, and who is told. */
export const addOnCreate =
  (program: Program): CollectionAfterChangeHook =>
  async ({ data, doc, operation, req }) => {
    if (operation !== 'create') return doc
    const call = { program, req }
    const membership = await findOwnByIdOrThrow(call, 'memberships', (doc as { id: string }).id)
    const { id, role, source, user, workspace } = membership
    const organisation = await organisationOf(call, placeOf(membership))
    if (workspace && !isOutsiderRole(role))
      await bringIntoOrganisation(call, organisation, { source, user })
    const reason = (data as Data).reason
    await record(call, {
      action: 'membership.created',
      after: { role, source, user },
      organisation,
      reason,
      subject: { collection: 'memberships', id },
      workspace,
    })
    await tellAdded(call, membership, { byStaff: isStaff(call) })
    forgetFacts(req)
    return doc
  }

/** What follows a change of a membership. */
export const tellMembershipChange =
  (program: Program): CollectionAfterChangeHook =>
  async ({ data, doc, operation, previousDoc, req }) => {
    if (operation === 'create') return doc
    const call = { program, req }
    const before = previousDoc as Membership
    const after = await findOwnByIdOrThrow(call, 'memberships', before.id)
    const reason = (data as Data).reason
    if (after.endedAt && !before.endedAt) await followEnd(call, after, reason)
    const difference = after.endedAt
      ? undefined
      : differenceOf(before, after, ['role', 'expiresAt'])
    if (difference) {
      const organisation = await organisationOf(call, placeOf(after))
      await record(call, {
        action: 'membership.changed',
        ...difference,
        organisation,
        reason,
        subject: { collection: 'memberships', id: after.id },
        workspace: after.workspace,
      })
    }
    if (before.role === 'observer' && after.role === 'external') await tellPaidSeat(call, after)
    if (isStaff(call) && difference && 'role' in difference.after)
      await tellMadeByStaff(call, after)
    forgetFacts(req)
    return doc
  }
