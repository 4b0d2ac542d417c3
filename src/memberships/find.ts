import type { Where } from 'payload'

import type { SQL } from '../db/sql.js'
import type { Id, Membership, Place, User } from '../documents.js'
import type { Call } from '../program.js'

import { findOwn, findOwnById, findOwnByIdOrThrow } from '../db/own.js'
import { sql, tableNameOf } from '../db/sql.js'

/** Memberships that count now. */
export const isLiveNow = ({ program }: Call): Where => ({
  and: [
    { endedAt: { exists: false } },
    {
      or: [
        { expiresAt: { exists: false } },
        { expiresAt: { greater_than: program.clock.now().toISOString() } },
      ],
    },
  ],
})

/** The live direct membership of a person in a place. */
export const findLive = async (
  call: Call,
  user: Id,
  place: Place,
): Promise<Membership | undefined> => {
  const [found] = await findOwn(
    call,
    'memberships',
    { and: [isLiveNow(call), { user: { equals: user } }, whereIn(place)] },
    { limit: 1 },
  )
  return found
}

export const whereIn = (place: Place): Where =>
  place.workspace
    ? { workspace: { equals: place.workspace } }
    : { organisation: { equals: place.organisation } }

/** The place of a document that has one of the two relations. */
export const placeOf = ({
  organisation,
  workspace,
}: {
  organisation?: Id | null | undefined
  workspace?: Id | null | undefined
}): Place => (workspace ? { workspace } : { organisation: organisation! })

/** The organisation to which a place belongs. Throws for a place that is not there: ask whether it is seen first. */
export const organisationOf = async (call: Call, place: Place): Promise<Id> =>
  place.organisation ?? (await findOwnByIdOrThrow(call, 'workspaces', place.workspace)).organisation

/** A place's name, and what hangs on its state. */
export const describePlace = async (call: Call, place: Place) => {
  const workspace = place.workspace
    ? await findOwnByIdOrThrow(call, 'workspaces', place.workspace)
    : undefined
  const organisation = await findOwnByIdOrThrow(
    call,
    'organisations',
    workspace?.organisation ?? place.organisation!,
  )
  return {
    isArchived: Boolean(workspace?.archivedAt ?? organisation.archivedAt),
    isExternal: workspace?.usageContext === 'external',
    name: workspace?.name ?? organisation.name,
    organisation,
    workspace,
  }
}

/** The people who hold one of `roles` directly in a place. */
export const findPeopleWith = async (
  call: Call,
  place: Place,
  roles: string[],
): Promise<User[]> => {
  const memberships = await findOwn(call, 'memberships', {
    and: [isLiveNow(call), whereIn(place), { role: { in: roles } }],
  })
  return findUsers(
    call,
    memberships.map(({ user }) => user),
  )
}

export const findUsers = (call: Call, ids: Id[]): Promise<User[]> =>
  ids.length ? findOwn(call, 'users', { id: { in: ids } }) : Promise.resolve([])

/** The verified account at an address. */
export const findVerifiedUser = async (call: Call, email: string): Promise<undefined | User> => {
  const [found] = await findOwn(
    call,
    'users',
    { email: { equals: email.toLowerCase() } },
    { limit: 1 },
  )
  return found?._verified === false ? undefined : found
}

export const findUser = (call: Call, id: Id): Promise<undefined | User> =>
  findOwnById(call, 'users', id)

/** Whether user `u` is the verified account at an address. */
export const isVerifiedAt = (email: string): SQL =>
  sql`(u.email = ${email.toLowerCase()} and u._verified is not false)`

/** Whether user `u` is staff. */
export const isStaffUser = ({ program }: Call): SQL =>
  sql`exists (select 1 from ${sql.identifier(`${tableNameOf(program.users)}_platform_roles`)} p
    where p.parent_id = u.id and p.value::text = 'staff')`
