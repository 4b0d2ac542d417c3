import type { CollectionConfig, Endpoint, Payload } from 'payload'

import type { Program } from '../program.js'

import { guardOperation } from '../../hooks/guardOperation.js'
import { Refusal } from '../refusals.js'
import { lockAccess } from './lockAccess.js'
import { docAccessEndpoint } from './docAccess.js'

/** Without versions these paths lead nowhere; Payload has them all the same, and fails. */
export const noVersions = ({ versions }: Pick<CollectionConfig, 'versions'>): Endpoint[] =>
  versions
    ? []
    : (
        [
          ['get', '/versions'],
          ['get', '/versions/:id'],
          ['post', '/versions/:id'],
        ] as const
      ).map(([method, path]) => ({
        handler: ({ user }) => {
          throw new Refusal(user ? 'not_found' : 'unauthorized')
        },
        method,
        path,
      }))

/** Payload's own collections (preferences, …), which no plugin can change before it starts, keep the same limits as ours. */
export const guardPayloadCollections = (payload: Payload, program: Program): void => {
  for (const collection of payload.config.collections) {
    if (!collection.slug.startsWith('payload-') || !Array.isArray(collection.endpoints)) continue
    collection.endpoints.unshift(
      ...noVersions(collection),
      docAccessEndpoint(program, collection.slug),
    )
    collection.hooks.beforeOperation.unshift(guardOperation(program, undefined))
    if (collection.slug === 'payload-locked-documents')
      Object.assign(collection.access, lockAccess(program))
  }
}
