import type { CollectionConfig } from 'payload'

import type { Program } from '../src/program.js'

import { accessFor } from '../access/accessFor.js'
import { date, FIXED, GROUPS, relation, text, timestamps } from './fields.js'
import { FIELD_LABELS } from './labels.js'

/** What happened, by whom and why. Only ever added to, by the database's own rule (SPEC 8.6). */
export const auditEvents = (program: Program): CollectionConfig => ({
  slug: program.slugs.auditEvents,
  access: accessFor(program, 'auditEvents'),
  admin: {
    defaultColumns: ['at', 'action', 'actor', 'organisation', 'workspace'],
    group: GROUPS.platform,
    useAsTitle: 'action',
  },
  defaultSort: '-at',
  fields: [
    text('action', {
      access: FIXED,
      admin: { custom: { named: 'action' } },
      index: true,
      required: true,
    }),
    relation(program, 'actor', 'users', { access: FIXED, index: true }),
    relation(program, 'onBehalfOf', 'users', { access: FIXED }),
    {
      name: 'subject',
      fields: [
        text('collection', { access: FIXED }),
        text('document', { access: FIXED, index: true }),
      ],
      label: FIELD_LABELS.subject,
      type: 'group',
    },
    relation(program, 'organisation', 'organisations', { access: FIXED, index: true }),
    relation(program, 'workspace', 'workspaces', { access: FIXED, index: true }),
    { name: 'before', access: FIXED, label: FIELD_LABELS.before, type: 'json' },
    { name: 'after', access: FIXED, label: FIELD_LABELS.after, type: 'json' },
    text('reason', { access: FIXED, maxLength: 500 }),
    text('requestId', { access: FIXED, index: true }),
    date('at', { access: FIXED, index: true, required: true }),
    ...timestamps(),
  ],
  labels: {
    plural: { en: 'Audit log', nl: 'Auditlog' },
    singular: { en: 'Audit event', nl: 'Auditgebeurtenis' },
  },
})
