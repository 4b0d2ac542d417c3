import type { CollectionConfig } from 'payload'

import type { Program } from '../src/program.js'

import { accessFor } from '../access/accessFor.js'
import { date, FIXED, GROUPS, number, relation, select, text, timestamps } from './fields.js'
import { FIELD_LABELS } from './labels.js'

const textsTableName = ({ tableName }: { tableName?: string }) => `${tableName ?? ''}_locale_texts`

/** Published texts, frozen: the database itself refuses to change one (SPEC 2.6). */
export const agreementVersions = (program: Program): CollectionConfig => ({
  slug: program.slugs.agreementVersions,
  access: accessFor(program, 'agreementVersions'),
  admin: {
    defaultColumns: ['appliesTo', 'version', 'publishedAt'],
    group: GROUPS.program,
    useAsTitle: 'version',
  },
  fields: [
    relation(program, 'agreement', 'agreements', { access: FIXED, index: true, required: true }),
    select('appliesTo', ['organisation', 'workspace'], { access: FIXED, required: true }),
    number('version', { access: FIXED, required: true }),
    {
      name: 'texts',
      access: FIXED,
      dbName: textsTableName, // Payload keeps other things in a table called …_texts.
      fields: [
        text('locale', { required: true }),
        { name: 'body', label: FIELD_LABELS.body, required: true, type: 'json' },
        { name: 'text', label: FIELD_LABELS.text, type: 'textarea' },
        text('sha256', { required: true }),
      ],
      label: FIELD_LABELS.texts,
      labels: { plural: FIELD_LABELS.texts, singular: FIELD_LABELS.body },
      required: true,
      type: 'array',
    },
    date('publishedAt', { access: FIXED, required: true }),
    relation(program, 'publishedBy', 'users', { access: FIXED }),
    ...timestamps(),
  ],
  labels: {
    plural: { en: 'Agreement versions', nl: 'Versies van overeenkomsten' },
    singular: { en: 'Agreement version', nl: 'Versie van overeenkomst' },
  },
})
