import type { CollectionBeforeOperationHook, Where } from 'payload'

import type { CollectionName } from '../src/documents.js'
import type { Program } from '../src/program.js'

import { personOf } from '../access/person.js'
import { RULES } from '../access/rules.js'
import { checkShape } from '../src/input/checkShape.js'
import { boundQuery } from '../src/input/boundQuery.js'
import { checkWhere } from '../src/input/checkWhere.js'
import { Refusal } from '../src/refusals.js'

const INSTEAD: Partial<Record<CollectionName, string>> = {
  invitations: 'This is kept, not deleted. Revoke it instead: POST /api/invitations/:id/revoke.',
  memberships: 'This is kept, not deleted. End it instead: PATCH { ended: true }.',
  organisations: 'This is kept, not deleted. Archive it instead: PATCH { archived: true }.',
  workspaces: 'This is kept, not deleted. Archive it instead: PATCH { archived: true }.',
}

/** Places that are archived stay out of lists unless a `where` asks for them (SPEC 1.12). */
const ARCHIVABLE: CollectionName[] = ['organisations', 'workspaces']

type Args = {
  data?: unknown
  disableErrors?: boolean
  duplicateFromID?: unknown
  id?: unknown
  where?: Where
}

/** Before anything else of an operation from outside: what is not offered, and what is malformed (SPEC 1.4, 9.4). */
export const guardOperation =
  (program: Program, name: CollectionName | undefined): CollectionBeforeOperationHook =>
  async ({ args, collection, operation, overrideAccess, req }) => {
    if (overrideAccess) return args
    const { data, disableErrors, duplicateFromID, id, where } = args as Args
    const isSignedIn = personOf({ program, req }) !== undefined // Nobody gets Payload's own 403.
    const isWrite = operation === 'create' || operation === 'update' || operation === 'delete'
    if (isWrite && program.disabled && name)
      throw new Refusal('forbidden', {
        message: 'The partner program is switched off on this platform.',
      })
    if (isSignedIn) {
      if ((operation === 'update' || operation === 'delete') && id === undefined)
        throw new Refusal('bulk_not_supported')
      if (operation === 'delete' && name)
        throw new Refusal('never_deleted', {
          message: INSTEAD[name] ?? 'This is evidence; it is kept, never deleted.',
        })
      if (duplicateFromID !== undefined && name)
        throw new Refusal('forbidden', { message: 'This cannot be duplicated. Create a new one.' })
    }
    if (isWrite && operation !== 'delete' && isSignedIn)
      checkShape(collection.flattenedFields, data)
    const isRead = operation === 'read' || operation === 'count' || operation === 'readDistinct'
    const isOpen = name !== undefined && name !== 'users' && RULES[name].isOpen
    if (isRead && (isSignedIn || isOpen)) {
      const bounded = boundQuery(args as Record<string, unknown>) as typeof args
      const isPopulation = disableErrors === true // Payload populates relations by lists of ids.
      if (!isPopulation) await checkWhere(req, collection.flattenedFields, where)
      const isList = id === undefined && !isPopulation
      return name && ARCHIVABLE.includes(name) && isList && !mentions(where, 'archivedAt')
        ? {
            ...bounded,
            where: { and: [...(where ? [where] : []), { archivedAt: { exists: false } }] },
          }
        : bounded
    }
    return args
  }

const mentions = (where: unknown, field: string): boolean =>
  JSON.stringify(where ?? {}).includes(`"${field}"`)
