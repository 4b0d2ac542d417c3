import type { Membership, User } from '../documents.js'
import type { Call } from '../program.js'

import { personOf } from '../../access/person.js'
import { findOwn } from '../db/own.js'
import { enqueue, pageUrl } from '../mail/enqueue.js'
import { describePlace, findPeopleWith, findUser, placeOf } from './find.js'

/** Tells a person that he was added; where staff did it, the place's owners, admins and data owner too (SPEC 4.10, 5.2). */
export const tellAdded = async (
  call: Call,
  membership: Membership,
  { byStaff = false } = {},
): Promise<void> => {
  const person = await findUser(call, membership.user)
  if (!person) return
  const { name: place, workspace } = await describePlace(call, placeOf(membership))
  if (person.id !== personOf(call)?.id) {
    const cause = `membership-added:${membership.id}`
    await enqueue(call, {
      cause,
      facts: { place, role: membership.role, url: pageUrl(call, '/admin') },
      kind: 'membership-added',
      to: person,
      workspace,
    })
  }
  if (!byStaff) return
  const dataOwner = workspace?.dataOwner?.email
    ? await findOwn(call, 'users', { email: { equals: workspace.dataOwner.email } }, { limit: 1 })
    : []
  for (const receiver of unique(
    [...(await findManagers(call, membership)), ...dataOwner],
    person,
  )) {
    const cause = `staff-added:${membership.id}:${receiver.id}`
    await enqueue(call, {
      cause,
      facts: { name: person.name ?? '', place, role: membership.role },
      kind: 'staff-added-member',
      to: receiver,
      workspace,
    })
  }
}

/** Tells a person, and the workspace's owners and admins, that from now on he takes a paid seat (SPEC 4.6). */
export const tellPaidSeat = async (call: Call, membership: Membership): Promise<void> => {
  const person = await findUser(call, membership.user)
  if (!person) return
  const { name: place, workspace } = await describePlace(call, placeOf(membership))
  for (const receiver of [person, ...unique(await findManagers(call, membership), person)]) {
    const cause = `paid-seat:${membership.id}:${membership.updatedAt}:${receiver.id}`
    await enqueue(call, {
      cause,
      facts: { name: person.name ?? '', place, role: membership.role },
      kind: 'membership-changed',
      to: receiver,
      workspace,
    })
  }
}

/** Owners and admins of a place; a workspace's organisation owners count as its own. */
const findManagers = async (call: Call, membership: Membership): Promise<User[]> => {
  const place = placeOf(membership)
  const direct = await findPeopleWith(call, place, ['owner', 'admin'])
  if (!place.workspace) return direct
  const { organisation } = await describePlace(call, place)
  return [...direct, ...(await findPeopleWith(call, { organisation: organisation.id }, ['owner']))]
}

const unique = (people: User[], except: User): User[] =>
  [...new Map(people.map((one) => [one.id, one])).values()].filter(({ id }) => id !== except.id)
