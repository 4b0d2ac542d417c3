import type { CollectionConfig } from 'payload'

import type { Program } from '../src/program.js'

import { accessFor } from '../access/accessFor.js'
import { GROUPS, ON_CREATE, relation, storedIn, timestamps } from './fields.js'

/** Scans of agreements that were signed on paper (SPEC 2.2). */
export const agreementDocuments = (program: Program): CollectionConfig => ({
  slug: program.slugs.agreementDocuments,
  access: accessFor(program, 'agreementDocuments'),
  admin: { group: GROUPS.program, hidden: true, useAsTitle: 'filename' },
  fields: [
    relation(program, 'organisation', 'organisations', {
      access: ON_CREATE,
      index: true,
      required: true,
    }),
    ...timestamps(),
  ],
  labels: {
    plural: { en: 'Signed agreements', nl: 'Getekende overeenkomsten' },
    singular: { en: 'Signed agreement', nl: 'Getekende overeenkomst' },
  },
  upload: {
    crop: false,
    focalPoint: false,
    ...storedIn(program, 'agreement-documents'),
  },
})
