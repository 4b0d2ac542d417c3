import type { User } from '../documents.js'
import type { Call } from '../program.js'

import { forgetFacts } from '../../access/facts.js'
import { personOf } from '../../access/person.js'
import { record } from '../audit/record.js'
import { updateOwn } from '../db/own.js'
import { takeDataOwnerInvitations } from '../invitations/settle.js'
import { enqueue, pageUrl } from '../mail/enqueue.js'
import { Refusal } from '../refusals.js'
import { findToken } from '../tokens/store.js'
import { followDataOwner } from '../workspaces/followDataOwner.js'
import { judgeAddress } from './judgeAddress.js'
import { lockPerson } from './lockPerson.js'
import { findUser } from '../memberships/find.js'

/**
 * Makes a new address count, once its mailbox is proven by the link that was sent there (SPEC 1.7). The data follow
 * their owner, what waits for the new address as a data owner's is taken at once, and whoever else was signed in to the
 * account, or could choose its password by a mail to the old address, no longer can.
 *
 * Refuses with: not_found, invitation_used, invitation_expired, account_exists, staff_outside, data_owner_is_insider,
 * insider_outsider_conflict.
 */
export const confirmAddress = async (call: Call, token: string): Promise<User> => {
  const first = await findToken(call, 'confirm-email', token)
  if (!first || !(await findUser(call, first.subject))) throw new Refusal('not_found')
  const { organisations, user } = await lockPerson(call, first.subject, first.address)
  const found = await findToken(call, 'confirm-email', token) // As it is under the locks.
  if (!found || user.erasedAt) throw new Refusal('not_found')
  const { address, isExpired } = found
  if (user.email === address) throw new Refusal('invitation_used', { message: USED })
  if (isExpired) throw new Refusal('invitation_expired', { message: EXPIRED })
  await judgeAddress(call, user, address, organisations)

  const changed = await updateOwn(call, 'users', user.id, {
    email: address,
    pendingEmail: null,
    resetPasswordExpiration: null,
    resetPasswordToken: null,
    sessions: sessionOfThis(call, user),
  })
  await record(call, {
    action: 'user.address_changed',
    subject: { collection: 'users', id: user.id },
  })
  await enqueue(call, {
    cause: `address-changed:${user.id}:${changed.updatedAt}`,
    facts: { url: pageUrl(call, '/admin/login') },
    kind: 'address-changed',
    to: user,
  })
  forgetFacts(call.req)
  await followDataOwner(call, user.email, changed)
  if (!user.platformRoles?.includes('staff')) await takeDataOwnerInvitations(call, changed)
  return changed
}

const USED = 'This link has been used: the new address counts. Sign in with it.'
const EXPIRED = 'This link has expired. Ask for the change again on your account page.'

type Session = { id: string }

/** Of the account's sessions the one from which the link was opened, if any. */
const sessionOfThis = (call: Call, user: User): Session[] => {
  const { _sid: current } = (personOf(call) ?? {}) as { _sid?: string }
  const { sessions } = user as { sessions?: Session[] | null }
  return (sessions ?? []).filter(({ id }) => id === current)
}
