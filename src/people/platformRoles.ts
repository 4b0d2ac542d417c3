import type { PlatformRole, StaffPermission, User } from '../documents.js'
import type { Call } from '../program.js'

import { record } from '../audit/record.js'
import { findOwn, updateOwn } from '../db/own.js'
import { isLiveNow } from '../memberships/find.js'
import { lockRow } from '../db/lock.js'
import { Refusal } from '../refusals.js'

type Roles = { platformRoles: PlatformRole[]; staffPermissions: StaffPermission[] }

/** Gives a person work on the platform itself. Staff hold no membership: these end first (SPEC 1.8). */
export const grantPlatformRoles = async (call: Call, user: User, roles: Roles): Promise<void> => {
  await lockRow(call, 'users', user.id)
  if (roles.platformRoles.includes('staff')) await refuseMember(call, user.id)
  await updateOwn(call, 'users', user.id, roles)
  await record(call, {
    action: 'user.platform_roles_changed',
    after: roles,
    before: {
      platformRoles: user.platformRoles ?? [],
      staffPermissions: user.staffPermissions ?? [],
    },
    subject: { collection: 'users', id: user.id },
  })
}

/**
 * Staff stay outside every organisation.
 *
 * Refuses with: staff_outside.
 */
export const refuseMember = async (call: Call, user: string): Promise<void> => {
  const [live] = await findOwn(
    call,
    'memberships',
    { and: [isLiveNow(call), { user: { equals: user } }] },
    { limit: 1 },
  )
  if (live)
    throw new Refusal('staff_outside', {
      message:
        "Staff stay outside organisations and workspaces. End this person's memberships first.",
    })
}
