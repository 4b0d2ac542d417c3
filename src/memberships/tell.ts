import type { Membership, Place, User } from '../documents.js'
import type { Call } from '../program.js'

import { personOf } from '../../access/person.js'
import { enqueue, pageUrl } from '../mail/enqueue.js'
import { listMembers } from './directory.js'
import { describePlace, findUser, findUsers, findVerifiedUser, placeOf } from './find.js'

/** Tells a person that he was added; where staff did it, those whom it concerns too (SPEC 4.10, 5.2). */
export const tellAdded = async (
  call: Call,
  membership: Membership,
  { byStaff = false } = {},
): Promise<void> => {
  const person = await findUser(call, membership.user)
  if (!person) return
  const { name: place, workspace } = await describePlace(call, placeOf(membership))
  if (person.id !== personOf(call)?.id) {
    await enqueue(call, {
      cause: `membership-added:${membership.id}:${membership.role}`,
      facts: { place, role: membership.role, url: pageUrl(call, '/admin') },
      kind: 'membership-added',
      to: person,
      workspace,
    })
  }
  if (byStaff) await tellStaffDid(call, membership, person)
}

/** Staff gave somebody another role: he is told, and the place's owners, admins and data owner (SPEC 4.10). */
export const tellMadeByStaff = (call: Call, membership: Membership): Promise<void> =>
  tellAdded(call, membership, { byStaff: true })

const tellStaffDid = async (call: Call, membership: Membership, person: User): Promise<void> => {
  const { name: place, workspace } = await describePlace(call, placeOf(membership))
  const dataOwner = workspace?.dataOwner?.email
    ? await findVerifiedUser(call, workspace.dataOwner.email)
    : undefined
  const concerned = [
    ...(await findManagers(call, placeOf(membership))),
    ...(dataOwner ? [dataOwner] : []),
  ]
  for (const receiver of unique(concerned, person)) {
    await enqueue(call, {
      cause: `staff-added:${membership.id}:${membership.role}:${receiver.id}`,
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
  for (const receiver of [
    person,
    ...unique(await findManagers(call, placeOf(membership)), person),
  ]) {
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

/** Who manages the people of a place, whether by a membership there or by one of the organisation. */
export const findManagers = async (call: Call, place: Place): Promise<User[]> => {
  const people = await listMembers(call, place)
  return findUsers(
    call,
    people.filter(({ role }) => role === 'owner' || role === 'admin').map(({ user }) => user),
  )
}

const unique = (people: User[], except: User): User[] =>
  [...new Map(people.map((one) => [one.id, one])).values()].filter(({ id }) => id !== except.id)
