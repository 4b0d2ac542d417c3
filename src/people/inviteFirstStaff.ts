import type { Payload } from 'payload'

import { createLocalReq } from 'payload'

import { createOwn, findOwn } from '../db/own.js'
import { lockName } from '../db/lock.js'
import { inTransaction } from '../db/transaction.js'
import { STAFF_PERMISSIONS } from '../documents.js'
import { expiryOf, issueLink } from '../invitations/issue.js'
import { strictAddress } from '../invitations/address.js'
import { expirePast, findPending } from '../invitations/judge.js'
import { callOf } from '../program.js'
import { newestLink } from '../mail/links.js'

/**
 * Invites the first member of staff, with all permissions, where the platform has none (SPEC 1.10), and answers the link.
 * At each start until somebody accepts; nothing once there is staff, or while the program is switched off.
 */
export const inviteFirstStaff = async (
  payload: Payload,
  address: string,
): Promise<string | undefined> => {
  const call = callOf(await createLocalReq({}, payload))
  if (call.program.disabled) return undefined
  const email = strictAddress(address)
  const isInvited = await inTransaction(call.req, async () => {
    await lockName(call, 'first staff')
    const [staff] = await findOwn(call, 'users', { platformRoles: { in: ['staff'] } }, { limit: 1 })
    if (staff) return false
    await expirePast(call, email)
    const pending = await findPending(call, email, {
      and: [{ organisation: { exists: false } }, { workspace: { exists: false } }],
    })
    if (pending?.platformRoles?.includes('staff')) return true // Its link still works; a new one would kill it.
    const invitation = await createOwn(call, 'invitations', {
      channel: 'email',
      email,
      expiresAt: expiryOf(call, { source: 'person' }),
      platformRoles: ['staff'],
      source: 'person',
      staffPermissions: [...STAFF_PERMISSIONS],
      status: 'pending',
    })
    await issueLink(call, invitation)
    return true
  })
  return isInvited ? newestLink(payload, email) : undefined
}
