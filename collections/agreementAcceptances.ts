import type { CollectionConfig } from 'payload'

import type { Program } from '../src/program.js'

import { accessFor } from '../access/accessFor.js'
import { no } from '../access/fields.js'
import { isStaff, withCall } from '../access/person.js'
import { acceptOnCreate, recordOnCreate } from '../hooks/acceptOnCreate.js'
import {
  date,
  FIXED,
  GROUPS,
  ON_CREATE,
  reason,
  relation,
  select,
  text,
  timestamps,
  upload,
} from './fields.js'

/** Evidence of who accepted which text. Only ever added to (SPEC 2.2, 3.4). */
export const agreementAcceptances = (program: Program): CollectionConfig => {
  /** Staff write down what was signed; of what is accepted here, the program itself. */
  const ofPaper = { create: withCall(program, isStaff), update: no }
  return {
    slug: program.slugs.agreementAcceptances,
    access: accessFor(program, 'agreementAcceptances'),
    admin: {
      defaultColumns: ['organisation', 'workspace', 'acceptedByName', 'acceptedAt'],
      group: GROUPS.program,
      useAsTitle: 'acceptedByName',
    },
    fields: [
      relation(program, 'version', 'agreementVersions', {
        access: ON_CREATE,
        index: true,
        required: true,
      }),
      relation(program, 'organisation', 'organisations', {
        access: ON_CREATE,
        index: true,
        required: true,
      }),
      relation(program, 'workspace', 'workspaces', { access: FIXED, index: true }),
      text('locale', { access: ON_CREATE }),
      text('sha256', { access: FIXED }),
      relation(program, 'acceptedBy', 'users', { access: FIXED }),
      text('acceptedByName', { access: ofPaper }),
      text('role', { access: FIXED }),
      date('acceptedAt', { access: ofPaper }),
      select('channel', ['online', 'paper'], { access: ofPaper, defaultValue: 'online' }),
      upload(program, 'document', 'agreementDocuments', { access: ofPaper }),
      text('ip', { access: FIXED }),
      text('userAgent', { access: FIXED, maxLength: 500 }),
      reason(),
      ...timestamps(),
    ],
    hooks: { afterChange: [recordOnCreate(program)], beforeChange: [acceptOnCreate(program)] },
    labels: {
      plural: { en: 'Agreement acceptances', nl: 'Aanvaarde overeenkomsten' },
      singular: { en: 'Agreement acceptance', nl: 'Aanvaarding' },
    },
  }
}
