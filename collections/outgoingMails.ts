import type { CollectionConfig } from 'payload'

import type { Program } from '../src/program.js'

import { accessFor } from '../access/accessFor.js'
import { no } from '../access/fields.js'
import { unsealForStaff } from '../hooks/unsealForStaff.js'
import {
  date,
  FIXED,
  GROUPS,
  number,
  selectWithDefault,
  text,
  timestamps,
  hasPlatformRole,
} from './fields.js'
import { FIELD_LABELS } from './labels.js'

/** The outbox: what the program tells people, and what became of it (SPEC 8.7). */
export const outgoingMails = (program: Program): CollectionConfig => ({
  slug: program.slugs.outgoingMails,
  access: accessFor(program, 'outgoingMails'),
  admin: {
    defaultColumns: ['subject', 'to', 'kind', 'status', 'lastError', 'createdAt'],
    group: GROUPS.platform,
    hidden: ({ user }) => !hasPlatformRole(user, 'staff'),
    useAsTitle: 'subject',
  },
  // Failed ones first: Postgres sorts a select by the order of its options.
  defaultSort: ['-status', '-createdAt'],
  fields: [
    text('to', { access: FIXED, index: true, maxLength: 1_000, required: true }),
    text('subject', { access: FIXED, required: true }),
    {
      name: 'text',
      access: FIXED,
      hooks: { afterRead: [unsealForStaff(program, 'text')] },
      label: FIELD_LABELS.text,
      type: 'textarea',
      virtual: true,
    },
    {
      name: 'html',
      access: FIXED,
      admin: { hidden: true },
      hooks: { afterRead: [unsealForStaff(program, 'html')] },
      label: FIELD_LABELS.html,
      type: 'textarea',
      virtual: true,
    },
    text('kind', {
      access: FIXED,
      admin: { custom: { named: 'mailKind' } },
      index: true,
      required: true,
    }),
    selectWithDefault('status', ['waiting', 'sent', 'kept', 'failed'], 'waiting', {
      access: FIXED,
      admin: { position: 'sidebar' },
    }),
    number('attempts', { access: FIXED, admin: { position: 'sidebar' }, defaultValue: 0 }),
    text('lastError', { access: FIXED, admin: { position: 'sidebar' }, maxLength: 500 }),
    date('sentAt', { access: FIXED, admin: { position: 'sidebar' } }),
    {
      name: 'cause',
      access: { ...FIXED, read: no },
      hidden: true,
      label: FIELD_LABELS.cause,
      required: true,
      type: 'text',
    },
    {
      name: 'nextTryAt',
      access: { ...FIXED, read: no },
      hidden: true,
      label: FIELD_LABELS.nextTryAt,
      type: 'date',
    },
    {
      name: 'sealed',
      access: { ...FIXED, read: no },
      hidden: true,
      label: FIELD_LABELS.sealed,
      type: 'textarea',
    },
    ...timestamps(),
  ],
  forceSelect: { sealed: true },
  labels: {
    plural: { en: 'Outgoing mail', nl: 'Uitgaande e-mail' },
    singular: { en: 'Outgoing mail', nl: 'Uitgaande e-mail' },
  },
})
