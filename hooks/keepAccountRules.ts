import type {
  CollectionAfterChangeHook,
  CollectionBeforeChangeHook,
  CollectionBeforeOperationHook,
} from 'payload'

import type { User } from '../src/documents.js'
import type { Program } from '../src/program.js'

import { personOf } from '../access/person.js'
import { differenceOf, record } from '../src/audit/record.js'
import { findOwn, findOwnByIdOrThrow } from '../src/db/own.js'
import { lockName, lockRow } from '../src/db/lock.js'
import { countAttempt } from '../src/limits/attempts.js'
import { STAFF_PERMISSIONS } from '../src/documents.js'
import { strictAddress } from '../src/invitations/address.js'
import { askForAddress, dropPendingAddress } from '../src/people/askForAddress.js'
import { refuseMember } from '../src/people/platformRoles.js'
import { fieldRefusal, Refusal } from '../src/refusals.js'

const SHORTEST_PASSWORD = 8

/** Accounts are made by invitation, and a password is set by its owner alone (SPEC 1.6). */
export const guardAccounts =
  (program: Program): CollectionBeforeOperationHook =>
  ({ args, operation, overrideAccess, req }) => {
    const { data, id } = args as { data?: Record<string, unknown>; id?: unknown }
    const password = data?.password
    if (operation === 'update')
      req.context[KEEPS_ADDRESS] = data !== undefined && keepsAddress(data)
    if (!overrideAccess && operation === 'create' && program.accounts === 'plugin')
      throw new Refusal('sign_up_instead')
    if (
      password !== undefined &&
      password !== null &&
      password !== '' &&
      (operation === 'create' || operation === 'update' || operation === 'resetPassword')
    ) {
      const isOwn =
        operation !== 'update' || overrideAccess || String(id) === personOf({ program, req })?.id
      if (!isOwn)
        throw fieldRefusal('field_not_writable', 'password', 'Only its owner changes a password.')
      if (
        typeof password !== 'string' ||
        password.length < SHORTEST_PASSWORD ||
        password.length > 200
      ) {
        throw fieldRefusal(
          'validation_failed',
          'password',
          `Choose a password of at least ${SHORTEST_PASSWORD} characters.`,
        )
      }
    }
    return args
  }

/** Guessing passwords and asking for new ones is limited, whoever exists (SPEC 5.6). */
export const limitAttempts =
  (program: Program): CollectionBeforeOperationHook =>
  async ({ args, operation, req }) => {
    if (operation !== 'login' && operation !== 'forgotPassword') return args
    const { email } = (args as { data?: { email?: unknown } }).data ?? {}
    await countAttempt({ program, req }, operation, typeof email === 'string' ? email : '')
    return args
  }

const KEEPS_ADDRESS = 'partnerProgramKeepsAddress'

/** Whether the present address may have been sent to keep it: a form, which sends everything, means nothing by it. */
const keepsAddress = (data: Record<string, unknown>): boolean =>
  data.email !== undefined && data.pendingEmail === undefined

/**
 * A new address of one's own waits until its mailbox is proven; sending the present one takes that back (SPEC 1.7).
 *
 * Refuses with: address_invalid.
 */
export const keepAddress =
  (program: Program): CollectionBeforeChangeHook =>
  async ({ data, operation, originalDoc, req }) => {
    const call = { program, req }
    const before = originalDoc as undefined | User
    if (operation === 'create' || !before || personOf(call)?.id !== before.id) return data
    const next = data as Partial<User>
    const email =
      next.email === undefined || next.email === before.email
        ? before.email
        : strictAddress(next.email)
    if (email !== before.email) {
      await askForAddress(call, before, email)
      return { ...next, email: before.email, pendingEmail: email }
    }
    if (!before.pendingEmail || req.context[KEEPS_ADDRESS] !== true) return { ...next, email }
    await dropPendingAddress(call, before)
    return { ...next, email, pendingEmail: null }
  }

/** Platform roles are given by staff with `manageStaff`, never to oneself; staff hold no membership (SPEC 1.8). */
export const keepPlatformRoles =
  (program: Program): CollectionBeforeChangeHook =>
  async ({ data, operation, originalDoc, req }) => {
    const call = { program, req }
    const next = data as Partial<User>
    if (operation === 'create')
      return (await isFirstOfAll(program, call))
        ? { ...next, platformRoles: ['staff'], staffPermissions: [...STAFF_PERMISSIONS] }
        : next
    const before = originalDoc as User
    const becomesStaff =
      next.platformRoles?.includes('staff') && !before.platformRoles?.includes('staff')
    if (!becomesStaff) return next
    await lockRow(call, 'users', before.id)
    await refuseMember(call, before.id)
    return next
  }

/** The plugin makes the first user of an empty platform staff (SPEC 1.10). */
const isFirstOfAll = async (
  program: Program,
  call: Parameters<typeof lockName>[0],
): Promise<boolean> => {
  if (!program.firstUserIsStaff) return false
  await lockName(call, 'first user')
  return (await findOwn(call, 'users', {}, { limit: 1 })).length === 0
}

export const tellAccountRoles =
  (program: Program): CollectionAfterChangeHook =>
  async ({ doc, operation, previousDoc, req }) => {
    if (operation === 'create') return doc
    const call = { program, req }
    const after = await findOwnByIdOrThrow(call, 'users', (doc as User).id)
    const difference = differenceOf(previousDoc as User, after, [
      'platformRoles',
      'staffPermissions',
    ])
    if (difference)
      await record(call, {
        action: 'user.platform_roles_changed',
        ...difference,
        subject: { collection: 'users', id: after.id },
      })
    return doc
  }
