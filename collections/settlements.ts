import type { CollectionConfig } from 'payload'

import type { Program } from '../src/program.js'

import { accessFor } from '../access/accessFor.js'
import { cents, date, FIXED, GROUPS, relation, select, text, timestamps } from './fields.js'

/** What was paid out to a partner, and for which lines (SPEC 7.7). Commands alone write them. */
export const settlements = (program: Program): CollectionConfig => ({
  slug: program.slugs.settlements,
  access: accessFor(program, 'settlements'),
  admin: {
    defaultColumns: ['partner', 'reference', 'paidAt', 'totalCents', 'status'],
    group: GROUPS.money,
    useAsTitle: 'reference',
  },
  fields: [
    relation(program, 'partner', 'organisations', { access: FIXED, index: true, required: true }),
    text('reference', { access: FIXED, required: true }),
    date('paidAt', { access: FIXED, required: true }),
    cents('totalCents', { required: true }),
    select('status', ['paid', 'cancelled'], { access: FIXED, required: true }),
    ...timestamps(),
  ],
  labels: {
    plural: { en: 'Settlements', nl: 'Uitbetalingen' },
    singular: { en: 'Settlement', nl: 'Uitbetaling' },
  },
})
