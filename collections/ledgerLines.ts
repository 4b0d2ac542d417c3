import type { CollectionConfig } from 'payload'

import type { Program } from '../src/program.js'

import { accessFor } from '../access/accessFor.js'
import { LINE_KINDS } from '../src/documents.js'
import { cents, date, FIXED, GROUPS, relation, select, text, timestamps } from './fields.js'
import { FIELD_LABELS } from './labels.js'

/** What a deal earned, line by line. Only ever added to, by the database's own rule (SPEC 7.6). */
export const ledgerLines = (program: Program): CollectionConfig => ({
  slug: program.slugs.ledgerLines,
  access: accessFor(program, 'ledgerLines'),
  admin: {
    defaultColumns: ['entry', 'invoice', 'kind', 'amountCents', 'paidAt', 'createdAt'],
    group: GROUPS.money,
    useAsTitle: 'cause',
  },
  fields: [
    relation(program, 'entry', 'referralEntries', { access: FIXED, index: true, required: true }),
    relation(program, 'invoice', 'invoices', { access: FIXED, index: true, required: true }),
    select('kind', LINE_KINDS, { access: FIXED, required: true }),
    cents('amountCents', { required: true }),
    relation(program, 'terms', 'referralTerms', { access: FIXED, required: true }),
    text('cause', { access: FIXED, required: true }),
    date('paidAt', { access: FIXED, index: true, required: true }),
    {
      name: 'explanation',
      access: FIXED,
      label: FIELD_LABELS.explanation,
      required: true,
      type: 'json',
    },
    ...timestamps(),
  ],
  labels: {
    plural: { en: 'Ledger lines', nl: 'Grootboekregels' },
    singular: { en: 'Ledger line', nl: 'Grootboekregel' },
  },
})
