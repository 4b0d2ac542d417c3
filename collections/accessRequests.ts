import type { CollectionConfig } from 'payload'

import type { Program } from '../src/program.js'

import { accessFor } from '../access/accessFor.js'
import { keepAccessRequestRules, openRequestOnCreate } from '../hooks/keepAccessRequestRules.js'
import { ACCESS_REQUEST_STATUSES } from '../src/documents.js'
import {
  FIXED,
  GROUPS,
  longText,
  ON_CREATE,
  relation,
  selectWithDefault,
  timestamps,
} from './fields.js'

/** People of an organisation who ask to be let into one of its workspaces (SPEC 4.3). */
export const accessRequests = (program: Program): CollectionConfig => ({
  slug: program.slugs.accessRequests,
  access: accessFor(program, 'accessRequests'),
  admin: {
    defaultColumns: ['user', 'workspace', 'status', 'createdAt'],
    group: GROUPS.people,
    useAsTitle: 'status',
  },
  fields: [
    relation(program, 'workspace', 'workspaces', {
      access: ON_CREATE,
      index: true,
      required: true,
    }),
    relation(program, 'user', 'users', { access: FIXED, index: true }),
    longText('message', { access: ON_CREATE, maxLength: 1_000 }),
    selectWithDefault('status', ACCESS_REQUEST_STATUSES, 'pending', {
      access: FIXED,
      admin: { position: 'sidebar' },
    }),
    relation(program, 'decidedBy', 'users', { access: FIXED, admin: { position: 'sidebar' } }),
    ...timestamps(),
  ],
  hooks: {
    afterChange: [openRequestOnCreate(program)],
    beforeChange: [keepAccessRequestRules(program)],
  },
  labels: {
    plural: { en: 'Requests for access', nl: 'Aanvragen om toegang' },
    singular: { en: 'Request for access', nl: 'Aanvraag om toegang' },
  },
})
