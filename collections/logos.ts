import type { CollectionConfig } from 'payload'

import type { Program } from '../src/program.js'

import { accessFor } from '../access/accessFor.js'
import { GROUPS, ON_CREATE, relation, storedIn, text, timestamps } from './fields.js'

/** An organisation's logos, which everybody sees (SPEC 3.8). They never change: another picture is another logo. */
export const logos = (program: Program): CollectionConfig => ({
  slug: program.slugs.logos,
  access: accessFor(program, 'logos'),
  admin: { group: GROUPS.workspaces, hidden: true, useAsTitle: 'alt' },
  fields: [
    relation(program, 'organisation', 'organisations', {
      access: ON_CREATE,
      index: true,
      required: true,
    }),
    text('alt', { access: ON_CREATE }),
    ...timestamps(),
  ],
  upload: {
    crop: false,
    focalPoint: false,
    mimeTypes: ['image/jpeg', 'image/png', 'image/webp'],
    ...storedIn(program, 'logos'),
  },
  labels: { plural: { en: 'Logos', nl: 'Logo’s' }, singular: { en: 'Logo', nl: 'Logo' } },
})
