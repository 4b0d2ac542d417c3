import type { CollectionConfig } from 'payload'

import type { Program } from '../src/program.js'

import { accessFor } from '../access/accessFor.js'
import { FIXED, GROUPS, relation, text, timestamps } from './fields.js'

/** An organisation's logos (SPEC 3.8). */
export const logos = (program: Program): CollectionConfig => ({
  slug: program.slugs.logos,
  access: accessFor(program, 'logos'),
  admin: { group: GROUPS.workspaces, hidden: true, useAsTitle: 'alt' },
  fields: [
    relation(program, 'organisation', 'organisations', {
      access: FIXED,
      index: true,
      required: true,
    }),
    text('alt', { access: FIXED }),
    ...timestamps(),
  ],
  labels: { plural: { en: 'Logos', nl: 'Logo’s' }, singular: { en: 'Logo', nl: 'Logo' } },
})
