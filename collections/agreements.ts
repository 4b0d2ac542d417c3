import type { CollectionConfig } from 'payload'

import type { Program } from '../src/program.js'

import { accessFor } from '../access/accessFor.js'
import { freezeOnPublish } from '../hooks/freezeOnPublish.js'
import { GROUPS, ON_CREATE, select, text, timestamps, hasPlatformRole } from './fields.js'
import { FIELD_LABELS } from './labels.js'

/** The partner agreements, as editors write them (SPEC 2.6). What counts is what was frozen at publishing. */
export const agreements = (program: Program): CollectionConfig => ({
  slug: program.slugs.agreements,
  access: accessFor(program, 'agreements'),
  admin: {
    defaultColumns: ['title', 'appliesTo', '_status', 'updatedAt'],
    group: GROUPS.program,
    hidden: ({ user }) => !hasPlatformRole(user, 'editor', 'staff'),
    useAsTitle: 'title',
  },
  fields: [
    text('title', { required: true }),
    select('appliesTo', ['organisation', 'workspace'], { access: ON_CREATE, required: true }),
    { name: 'body', label: FIELD_LABELS.body, localized: true, required: true, type: 'richText' },
    ...timestamps(),
  ],
  hooks: { afterChange: [freezeOnPublish(program)] },
  labels: {
    plural: { en: 'Partner agreements', nl: 'Partnerovereenkomsten' },
    singular: { en: 'Partner agreement', nl: 'Partnerovereenkomst' },
  },
  versions: { drafts: true },
})
