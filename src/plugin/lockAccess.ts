import type { Access, CollectionConfig, PayloadRequest, Where } from 'payload'

import type { Program } from '../program.js'

import { isEditor, isStaff } from '../../access/person.js'
import { idOf } from '../documents.js'
import { mayUpdate } from '../db/own.js'

type Relation = { relationTo?: unknown; value?: unknown }
type Lock = { document?: Relation; user?: Relation }

/**
 * Payload shows every lock to whoever is signed in, of any collection, and lets him lock what he cannot even read. One sees
 * one's own, the platform's people see all; and one locks what one may edit, in one's own name (SPEC 9.4). That a document is
 * locked still holds everybody else back: Payload asks that without access.
 */
export const lockAccess = (program: Program): NonNullable<CollectionConfig['access']> => {
  const own: Access = ({ req }) => req.user !== null && lockedBy(req.user)
  return {
    create: async ({ data, req }) => {
      const { document, user } = (data ?? {}) as Lock
      if (!req.user) return false
      const isOwn = user?.relationTo === req.user.collection && user.value === req.user.id
      return isOwn && (await mayEdit(req, document))
    },
    delete: own,
    read: (args) => {
      const call = { program, req: args.req }
      return isStaff(call) || isEditor(call) || own(args)
    },
    update: own,
  }
}

const lockedBy = ({ collection, id }: NonNullable<PayloadRequest['user']>): Where => ({
  and: [{ 'user.value': { equals: id } }, { 'user.relationTo': { equals: collection } }],
})

const mayEdit = async (req: PayloadRequest, document: Relation | undefined): Promise<boolean> => {
  const slug = String(document?.relationTo)
  const id = idOf(document?.value)
  const update = req.payload.collections[slug as 'users']?.config.access.update
  if (!update || id === undefined) return false
  return mayUpdate(req, slug, id, await update({ id, req }))
}
