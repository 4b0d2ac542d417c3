import type { CollectionBeforeChangeHook } from 'payload'

import type { Invitation, Place, Role } from '../src/documents.js'
import type { Call, Program } from '../src/program.js'

import { roleIn } from '../access/can.js'
import { rankOf } from '../access/matrix.js'
import { isStaffWith, personOf } from '../access/person.js'
import { lockName } from '../src/db/lock.js'
import { countInvitation } from '../src/limits/attempts.js'
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

type Judged = Partial<Invitation>

/** What inviting depends on (SPEC 5.1, 5.2): within 4.4–4.7, permission first, then input, then state. */
export const keepInvitationRules =
  (program: Program): CollectionBeforeChangeHook =>
  async ({ data, operation, req }) => {
    if (operation !== 'create') return data
    const call = { program, req }
    const next = data as Partial<Invitation>
    const judged = await judge(call, next)
    const inviter = personOf(call)?.id
    if (inviter) await countInvitation(call, inviter)
    return {
      ...next,
      ...judged,
      expiresAt: expiryOf(call, { ...judged, source: 'person' }),
      invitedBy: inviter ?? null,
      source: 'person',
      status: 'pending',
      uses: 0,
    }
  }

const judge = async (call: Call, next: Partial<Invitation>): Promise<Judged> => {
  const isToPlace = Boolean(idOf(next.organisation) ?? idOf(next.workspace))
  if (!isToPlace) return { channel: 'email', email: await judgeToPlatform(call, next) }
  const { place, role } = await judgePlace(call, next)
  if (next.channel === 'link') return judgeLink(call, next, { place, role })
  if (next.maxUses)
    throw fieldRefusal('validation_failed', 'maxUses', 'Only a link has a number of uses.')
  return { channel: 'email', email: await judgeAddress(call, next, { place, role }) }
}

type Offered = { place: Place; role: Role }

const judgePlace = async (call: Call, next: Partial<Invitation>): Promise<Offered> => {
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
  return { place, role: await judgeRole(call, place, next.role) }
}

const MOST_USES = 100

/** A link is for whoever has it: never for more than a member, and for a number of people (SPEC 5.1). */
const judgeLink = async (
  call: Call,
  { email, maxUses }: Partial<Invitation>,
  { place, role }: Offered,
): Promise<Judged> => {
  if (rankOf(role) > rankOf('member'))
    throw fieldRefusal(
      'validation_failed',
      'role',
      'A link gives at most the role member. Invite others by their address.',
    )
  if (email)
    throw fieldRefusal(
      'validation_failed',
      'email',
      'A link is for whoever has it: leave the address out, or invite by mail.',
    )
  if (!Number.isInteger(maxUses) || maxUses! < 1 || maxUses! > MOST_USES)
    throw fieldRefusal(
      'validation_failed',
      'maxUses',
      `Say how many people may use the link: 1 to ${MOST_USES}.`,
    )
  await lockOrganisation(call, await organisationOf(call, place))
  await judgeState(call, { place, role })
  return { channel: 'link', email: null }
}

const judgeAddress = async (
  call: Call,
  next: Partial<Invitation>,
  { place, role }: Offered,
): Promise<string> => {
  const email = strictAddress(next.email)
  const organisation = await organisationOf(call, place)
  await lockOrganisation(call, organisation)
  await lockName(call, `invitation:${email}`)
  await judgeState(call, { place, role })
  await expirePast(call, email)
  await judgeOffer(call, { email, organisation, place, role }, await findVerifiedUser(call, email))
  return email
}

const judgeState = async (call: Call, { place, role }: Offered): Promise<void> => {
  const { isArchived, isExternal } = await describePlace(call, place)
  if (role === 'observer' && !isExternal) throw fieldRefusal('observer_external_only', 'role')
  if (isArchived) throw new Refusal('archived')
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
  if (next.channel === 'link')
    throw fieldRefusal(
      'validation_failed',
      'channel',
      'A link leads to an organisation or a workspace. Invite to the platform by mail.',
    )
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
