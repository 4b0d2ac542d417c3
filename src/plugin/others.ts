import type { CollectionBeforeOperationHook, CollectionConfig } from 'payload'

import type { Program } from '../program.js'

import { checkWhere } from '../input/checkWhere.js'
import { sortsThrough } from '../input/sortsThrough.js'
import { isGoverned } from '../program.js'
import { fieldRefusal } from '../refusals.js'
import { docAccessEndpoint } from './docAccess.js'

/**
 * A collection of the host that is not governed. Its access is the host's own; what Payload leaves open beside any access is
 * closed: whether a document exists that one may not read, the order of rows of ours that it relates to, and questions over
 * two relations that Payload refuses by a promise which nobody awaits.
 */
export const besideProgram = (
  program: Program,
  collection: CollectionConfig,
): CollectionConfig => ({
  ...collection,
  ...(collection.endpoints !== false && {
    endpoints: [...(collection.endpoints ?? []), docAccessEndpoint(program, collection.slug)],
  }),
  hooks: {
    ...collection.hooks,
    beforeOperation: [checkQuestion(program), ...(collection.hooks?.beforeOperation ?? [])],
  },
})

const READS = ['count', 'read', 'readDistinct']

const checkQuestion =
  (program: Program): CollectionBeforeOperationHook =>
  async ({ args, collection, operation, overrideAccess, req }) => {
    const { disableErrors, sort, where } = args as Question
    const isPopulation = disableErrors === true
    if (!READS.includes(operation) || overrideAccess || isPopulation) return args
    await checkWhere(req, collection.flattenedFields, where)
    const isOurs = (slug: string) => isGoverned(program, slug)
    if (sortsThrough(collection.flattenedFields, sort, isOurs))
      throw fieldRefusal(
        'validation_failed',
        'sort',
        'Sort by a field of the document itself, not through a relation.',
      )
    return args
  }

type Question = { disableErrors?: boolean; sort?: string | string[]; where?: unknown }
