import type { PayloadRequest } from 'payload'

import type { PlatformRole, StaffPermission, User } from '../src/documents.js'
import type { Call } from '../src/program.js'

/** The signed-in person, or nobody: a user of another auth collection or without a proven address is nobody (SPEC 4.11, 1.6). */
export const personOf = ({ program, req }: Call): undefined | User => {
  const user = req.user as unknown as (User & { collection?: string }) | null
  return user && user.collection === program.users && user._verified !== false ? user : undefined
}

const has = (call: Call, role: PlatformRole): boolean =>
  personOf(call)?.platformRoles?.includes(role) ?? false

export const isStaff = (call: Call): boolean => has(call, 'staff')
export const isEditor = (call: Call): boolean => has(call, 'editor')

/** Sensitive staff actions need a permission of their own (SPEC 1.8). */
export const isStaffWith = (call: Call, permission: StaffPermission): boolean =>
  isStaff(call) && (personOf(call)?.staffPermissions?.includes(permission) ?? false)

/** The address by which a person is invited and named as data owner. */
export const addressOf = (user: undefined | User): string => user?.email.toLowerCase() ?? ''

/** The same question asked with only Payload's request, as access functions are. */
export const withCall =
  <Answer>(program: Call['program'], ask: (call: Call) => Answer) =>
  ({ req }: { req: PayloadRequest }): Answer =>
    ask({ program, req })
