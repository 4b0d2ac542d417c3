import type { Payload } from 'payload'

import type { Id } from '../documents.js'
import type { Call } from '../program.js'
import type { Wanted } from './own.js'
import type { Planted, Scene } from './types.js'

import { createOwn } from '../db/own.js'
import { valuesFor } from './values.js'
import { collectionOf } from './walk.js'

export const localesOf = ({ config }: Payload): string[] =>
  config.localization ? config.localization.localeCodes : []

/** Plants one document of ours. */
export const put = async (
  call: Call,
  scene: Scene,
  { collection, fixed, place }: Wanted,
): Promise<Id> => {
  const { payload } = call.req
  const slug = call.program.slugs[collection]
  const doc: Planted = { collection: slug, id: '', ...place }
  const data = valuesFor(collectionOf(payload, slug)!.flattenedFields, {
    doc,
    fixed,
    locales: localesOf(payload),
    relatedOf: () => undefined,
    secrets: scene.secrets,
  })
  doc.id = (await createOwn(call, collection, data)).id
  scene.docs.push(doc)
  return doc.id
}
