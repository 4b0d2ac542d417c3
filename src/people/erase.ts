import type { Where } from 'payload'

import type { Id, Membership, Place, User, Workspace } from '../documents.js'
import type { Call } from '../program.js'

import { forgetFacts } from '../../access/facts.js'
import { addressOf } from '../../access/person.js'
import { record } from '../audit/record.js'
import { findOwn, updateOwn } from '../db/own.js'
import { query, sql, tableOf } from '../db/sql.js'
import { revokePending } from '../invitations/revokePending.js'
import { forgetReceiver } from '../mail/forgetReceiver.js'
import { endMembership } from '../memberships/end.js'
import { isLiveNow, placeOf } from '../memberships/find.js'
import { keepOneOwner } from '../memberships/keepOneOwner.js'
import { forgetAddress } from '../tokens/store.js'
import { recordWorkspace } from '../workspaces/recordWorkspace.js'
import { NOT_PROPOSED } from '../workspaces/waiting.js'
import { lockPerson } from './lockPerson.js'
import { tellErased } from './tellErased.js'

/** What an erased person is called: no two alike, and no mailbox anywhere. */
export const pseudonymOf = (id: Id) => ({
  email: `erased-${id}@erased.invalid`,
  name: `erased-${id.slice(-8)}`,
})

/**
 * Ends what a person has here and forgets who he was, everywhere but in acceptances, which are evidence (SPEC 1.11).
 * Erasing again changes nothing.
 *
 * Refuses with: last_owner.
 */
export const erasePerson = async (call: Call, id: Id, reason?: string): Promise<User> => {
  const { user } = await lockPerson(call, id)
  if (user.erasedAt) return user
  const address = addressOf(user)
  const left = [...(await endMemberships(call, user, reason)), ...(await disown(call, user))]
  await revokePending(call, { email: { equals: address } }) // A data owner's too.
  await withdrawRequests(call, id)
  await tellErased(call, id, left)
  await forgetReceiver(call, user, pseudonymOf(id))
  await renameInvitations(call, user)
  await forgetAddress(call, address, id)
  const erased = await updateOwn(call, 'users', id, {
    ...pseudonymOf(id),
    ...NOBODY,
    erasedAt: call.program.clock.now().toISOString(),
  })
  await forgetTraces(call, id)
  await record(call, {
    action: 'user.erased',
    reason,
    subject: { collection: 'users', id },
  })
  forgetFacts(call.req)
  return erased
}

/** Without a proven address, a password or a session nobody is this person any more. */
const NOBODY = {
  _verificationToken: null,
  _verified: false,
  apiKey: null,
  apiKeyIndex: null,
  enableAPIKey: false,
  hash: null,
  language: null,
  lockUntil: null,
  loginAttempts: 0,
  pendingEmail: null,
  platformRoles: [],
  resetPasswordExpiration: null,
  resetPasswordToken: null,
  salt: null,
  sessions: [],
  staffPermissions: [],
}

const endMemberships = async (call: Call, user: User, reason?: string): Promise<Place[]> => {
  const findLive = (where: Where) =>
    findOwn(call, 'memberships', {
      and: [isLiveNow(call), { user: { equals: user.id } }, where],
    })
  const end = async (membership: Membership): Promise<void> => {
    const { organisation, role } = membership
    if (organisation && role === 'owner') await keepOneOwner(call, membership)
    await endMembership(call, membership, reason)
  }
  const all = await findLive({})
  for (const one of await findLive({ organisation: { exists: true } })) await end(one)
  for (const one of await findLive({})) await end(one) // What did not end with an organisation's.
  return all.map(placeOf)
}

/** Where he is named as data owner nobody can be reached any more; what only proposed him is taken back. */
const disown = async (call: Call, user: User): Promise<Place[]> => {
  const address = addressOf(user)
  const named = await findOwn(call, 'workspaces', {
    or: [
      { 'dataOwner.email': { equals: address } },
      { 'dataOwner.proposedEmail': { equals: address } },
    ],
  })
  for (const workspace of named) await disownOne(call, workspace, user)
  return named.map(({ id }) => ({ workspace: id }))
}

const disownOne = async (
  call: Call,
  { dataOwner, id, organisation }: Workspace,
  user: User,
): Promise<void> => {
  const address = addressOf(user)
  await updateOwn(call, 'workspaces', id, {
    dataOwner: {
      ...dataOwner,
      ...(dataOwner?.email === address && { email: pseudonymOf(user.id).email }),
      ...(dataOwner?.proposedEmail === address && NOT_PROPOSED),
    },
  })
  await recordWorkspace(call, { id, organisation }, 'workspace.data_owner_erased')
}

const withdrawRequests = async (call: Call, user: Id): Promise<void> => {
  await query(
    call,
    sql`update ${tableOf(call.program, 'accessRequests')} set status = 'withdrawn', updated_at = now()
    where user_id = ${user} and status = 'pending'`,
  )
}

const renameInvitations = async (call: Call, user: User): Promise<void> => {
  await query(
    call,
    sql`update ${tableOf(call.program, 'invitations')} set email = ${pseudonymOf(user.id).email}, updated_at = now()
    where lower(email) = ${addressOf(user)} or (accepted_by_id = ${user.id} and email is not null)`,
  )
}

/** What is kept beside the collections: how he set up the admin UI, and answers to repeat. */
const forgetTraces = async ({ program, req }: Call, id: Id): Promise<void> => {
  await req.payload.db.deleteMany({
    collection: 'payload-preferences',
    req,
    where: {
      and: [{ 'user.relationTo': { equals: program.users } }, { 'user.value': { equals: id } }],
    },
  })
  await query({ req }, sql`delete from partner_program_keys where caller like ${`${id} %`}`)
}
