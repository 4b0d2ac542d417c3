import type { CollectionConfig } from 'payload'

import type { Program } from '../src/program.js'

import { accessFor } from '../access/accessFor.js'
import { followTerms, keepTermsRules } from '../hooks/keepTermsRules.js'
import { date, GROUPS, number, ON_CREATE, reason, relation, timestamps } from './fields.js'

/** The numbers of a deal from a day on. New numbers are a new row, never an edit (SPEC 7.1). */
export const referralTerms = (program: Program): CollectionConfig => ({
  slug: program.slugs.referralTerms,
  access: accessFor(program, 'referralTerms'),
  admin: {
    defaultColumns: ['entry', 'kickbackBps', 'discountBps', 'capCents', 'effectiveFrom'],
    group: GROUPS.money,
    useAsTitle: 'effectiveFrom',
  },
  fields: [
    relation(program, 'entry', 'referralEntries', {
      access: ON_CREATE,
      index: true,
      required: true,
    }),
    number('kickbackBps', { access: ON_CREATE, defaultValue: 2_000 }),
    number('discountBps', { access: ON_CREATE, defaultValue: 0 }),
    number('capCents', { access: ON_CREATE }),
    date('effectiveFrom', { access: ON_CREATE, required: true }),
    reason(),
    ...timestamps(),
  ],
  hooks: { afterChange: [followTerms(program)], beforeChange: [keepTermsRules(program)] },
  labels: {
    plural: { en: 'Terms of deals', nl: 'Voorwaarden van afspraken' },
    singular: { en: 'Terms of a deal', nl: 'Voorwaarden van een afspraak' },
  },
})
