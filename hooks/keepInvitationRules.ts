import type { CollectionBeforeChangeHook } from 'payload'

import type { Invitation, Place, Role } from '../src/documents.js'
import type { Call, Program } from '../src/program.js'

import { roleIn } from '../access/can.js'
import { rankOf } from '../access/matrix.js'
import { isStaffWith, personOf } from '../access/person.js'
import { lockName } from '../src/db/lock.js'
import { idOf, ORGANISATION_ROLES } from '../src/documents.js'
import { strictAddress } from '../src/invitations/address.js'
import { expiryOf } from '../src/invitations/issue.js'
import { expirePast, findPending, judgeOffer } from '../src/invitations/judge.js'
import {
  describePlace,
  findVerifiedUser,
  organisationOf,
  placeOf,
} from '../src/memberships/find.js'
import { lockOrganisation } from '../src/memberships/judge.js'
import { refuseMember } from '../src/people/platformRoles.js'
import { fieldRefusal, Refusal } from '../src/refusals.js'

/** What inviting depends on (SPEC 5.1, 5.2): within 4.4–4.7, permission first, then input, then state. */
export const keepInvitationRules =
  (program: Program): CollectionBeforeChangeHook =>
  async ({ data, operation, req }) => {
    if (operation !== 'create') return data
    const call = { program, req }
    const next = data as Partial<Invitation>
    const isToPlace = Boolean(idOf(next.organisation) ?? idOf(next.workspace))
    const email = isToPlace ? await judgeToPlace(call, next) : await judgeToPlatform(call, next)
    return {
      ...next,
      channel: 'email',
      email,
      expiresAt: expiryOf(call, 'person'),
      invitedBy: personOf(call)?.id ?? null,
      source: 'person',
      status: 'pending',
    }
  }

const judgeToPlace = async (call: Call, next: Partial<Invitation>): Promise<string> => {
  if (idOf(next.organisation) && idOf(next.workspace))
    throw fieldRefusal(
      'validation_failed',
      'organisation',
      'Name one place: an organisation or a workspace.',
    )
  if (next.platformRoles?.length || next.staffPermissions?.length)
    throw fieldRefusal(
      'validation_failed',
      'platformRoles',
      'Platform roles come with an invitation to the platform: name no place.',
    )
  const place = placeOf({ organisation: idOf(next.organisation), workspace: idOf(next.workspace) })
  const role = await judgeRole(call, place, next.role)
  const email = strictAddress(next.email)

  const organisation = await organisationOf(call, place)
  await lockOrganisation(call, organisation)
  await lockName(call, `invitation:${email}`)
  const { isArchived, isExternal } = await describePlace(call, place)
  if (role === 'observer' && !isExternal) throw fieldRefusal('observer_external_only', 'role')
  if (isArchived) throw new Refusal('archived')
  await expirePast(call, email)
  await judgeOffer(call, { email, organisation, place, role }, await findVerifiedUser(call, email))
  return email
}

const judgeRole = async (
  call: Call,
  place: Place,
  role: null | Role | undefined,
): Promise<Role> => {
  if (
    !role ||
    rankOf(role) < 0 ||
    (place.organisation && !(ORGANISATION_ROLES as readonly string[]).includes(role))
  ) {
    throw fieldRefusal(
      'validation_failed',
      'role',
      `Choose a role of the ${place.organisation ? 'organisation' : 'workspace'}.`,
    )
  }
  if (personOf(call) && rankOf(role) > rankOf(await roleIn(call, place)))
    throw new Refusal('role_above_own')
  return role
}

const judgeToPlatform = async (call: Call, next: Partial<Invitation>): Promise<string> => {
  if (personOf(call) && !isStaffWith(call, 'manageStaff'))
    throw new Refusal('forbidden', {
      message: 'Name a place to which you may invite: an organisation or a workspace.',
    })
  if (next.role)
    throw fieldRefusal(
      'validation_failed',
      'role',
      'A role belongs to a place. For the platform itself, send platformRoles.',
    )
  if (next.staffPermissions?.length && !next.platformRoles?.includes('staff')) {
    throw fieldRefusal(
      'validation_failed',
      'staffPermissions',
      'Staff permissions need the platform role staff.',
    )
  }
  const email = strictAddress(next.email)
  await lockName(call, `invitation:${email}`)
  await expirePast(call, email)
  const user = await findVerifiedUser(call, email)
  if (user && next.platformRoles?.includes('staff')) await refuseMember(call, user.id)
  if (user && !next.platformRoles?.length)
    throw new Refusal('account_exists', { message: 'This address has an account already.' })
  const pending = await findPending(call, email, {
    and: [{ organisation: { exists: false } }, { workspace: { exists: false } }],
  })
  if (pending) throw new Refusal('already_invited', { invitation: pending.id })
  return email
}
