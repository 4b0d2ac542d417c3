import type { CollectionBeforeChangeHook } from 'payload'

import type { Agreement } from '../src/documents.js'
import type { Program } from '../src/program.js'

import { findOwn } from '../src/db/own.js'
import { fieldRefusal } from '../src/refusals.js'

/** Refuses to publish a second agreement for the same purpose, in words; the database refuses it too (SPEC 2.6). */
export const keepOnePublished =
  (program: Program): CollectionBeforeChangeHook<Agreement> =>
  async ({ data, originalDoc, req }) => {
    const appliesTo = data.appliesTo ?? originalDoc?.appliesTo
    if (data._status !== 'published' || !appliesTo) return data

    const published = await findOwn({ program, req }, 'agreements', {
      and: [{ appliesTo: { equals: appliesTo } }, { _status: { equals: 'published' } }],
    })
    const other = published.find(({ id }) => id !== originalDoc?.id)
    if (other)
      throw fieldRefusal(
        'validation_failed',
        'appliesTo',
        `“${other.title}” is published for this already. Write the new text there, or unpublish it first.`,
      )
    return data
  }
