import type { CollectionConfig } from 'payload'

import type { Program } from '../src/program.js'

import { accessFor } from '../access/accessFor.js'
import { holdsInOrganisation } from '../access/can.js'
import { organisationRole } from '../access/facts.js'
import { isStaff, withCall } from '../access/person.js'
import { foundOnCreate } from '../hooks/foundOnCreate.js'
import { keepOrganisationRules } from '../hooks/keepOrganisationRules.js'
import { tellOrganisationChange } from '../hooks/tellOrganisationChange.js'
import {
  date,
  FIXED,
  GROUPS,
  longText,
  readIf,
  reason,
  relation,
  text,
  timestamps,
  upload,
  writeOnlyCheckbox,
} from './fields.js'
import { FIELD_LABELS } from './labels.js'

/** Customers of the platform. Staff flag some of them as partners (SPEC 1, 2). */
export const organisations = (program: Program): CollectionConfig => {
  const toMembers = {
    read: readIf(program, async (call, id) => (await organisationRole(call, id)) !== null),
  }
  return {
    slug: program.slugs.organisations,
    access: accessFor(program, 'organisations'),
    admin: {
      defaultColumns: ['name', 'isPartner', 'createdAt'],
      group: GROUPS.people,
      useAsTitle: 'name',
    },
    fields: [
      text('name', { minLength: 1, required: true }),
      longText('description'),
      upload(program, 'logo', 'logos', { admin: { condition: () => false } }), // Set by an action of its own in the admin UI.
      {
        name: 'isPartner',
        access: { create: () => false, read: toMembers.read, update: withCall(program, isStaff) },
        admin: { condition: () => false }, // An action of the staff in the admin UI.
        defaultValue: false,
        label: FIELD_LABELS.isPartner,
        type: 'checkbox',
      },
      date('partnerSince', { access: { ...FIXED, ...toMembers }, admin: { position: 'sidebar' } }),
      relation(program, 'billingAccount', 'billingAccounts', {
        access: { ...FIXED, ...toMembers },
        admin: { position: 'sidebar' },
      }),
      relation(program, 'createdBy', 'users', {
        access: { ...FIXED, ...toMembers },
        admin: { position: 'sidebar' },
      }),
      // Everybody may ask lists for archived places; only members read it of one.
      date('archivedAt', {
        access: { ...FIXED, read: (args) => args.doc === undefined || toMembers.read(args) },
        admin: { position: 'sidebar' },
      }),
      writeOnlyCheckbox('archived', {
        access: {
          create: () => false,
          update: async ({ id, req }) =>
            isStaff({ program, req }) ||
            holdsInOrganisation({ program, req }, 'organisation:archive', id),
        },
        admin: { hidden: true }, // An action of its own in the admin UI.
      }),
      reason(),
      ...timestamps(),
    ],
    hooks: {
      afterChange: [foundOnCreate(program), tellOrganisationChange(program)],
      beforeChange: [keepOrganisationRules(program)],
    },
    labels: {
      plural: { en: 'Organisations', nl: 'Organisaties' },
      singular: { en: 'Organisation', nl: 'Organisatie' },
    },
  }
}
