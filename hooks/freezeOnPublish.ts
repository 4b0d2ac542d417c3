import type { CollectionAfterChangeHook } from 'payload'

import type { Agreement } from '../src/documents.js'
import type { Program } from '../src/program.js'

import { freezeVersion } from '../src/agreements/freeze.js'

/** Whatever is published is frozen; drafts are not (SPEC 2.6). */
export const freezeOnPublish =
  (program: Program): CollectionAfterChangeHook<Agreement & { _status?: string }> =>
  async ({ doc, req }) => {
    if (doc._status === 'published') await freezeVersion({ program, req }, doc)
    return doc
  }
