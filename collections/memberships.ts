import type { CollectionConfig } from 'payload'

import type { Program } from '../src/program.js'

import { accessFor } from '../access/accessFor.js'
import {
  addOnCreate,
  keepMembershipRules,
  tellMembershipChange,
} from '../hooks/keepMembershipRules.js'
import { MEMBERSHIP_SOURCES, WORKSPACE_ROLES } from '../src/documents.js'
import {
  date,
  FIXED,
  GROUPS,
  ON_CREATE,
  reason,
  relation,
  select,
  selectWithDefault,
  timestamps,
  writeOnlyCheckbox,
} from './fields.js'

/** Who holds which role where. A change counts at the next request (SPEC 4). */
export const memberships = (program: Program): CollectionConfig => ({
  slug: program.slugs.memberships,
  access: accessFor(program, 'memberships'),
  admin: {
    defaultColumns: ['user', 'role', 'organisation', 'workspace', 'endedAt'],
    group: GROUPS.people,
    useAsTitle: 'role',
  },
  fields: [
    relation(program, 'user', 'users', { access: ON_CREATE, index: true, required: true }),
    relation(program, 'organisation', 'organisations', { access: ON_CREATE, index: true }),
    relation(program, 'workspace', 'workspaces', { access: ON_CREATE, index: true }),
    select('role', WORKSPACE_ROLES, { required: true }),
    selectWithDefault('source', MEMBERSHIP_SOURCES, 'direct', {
      access: FIXED,
      admin: { position: 'sidebar' },
    }),
    date('expiresAt', { admin: { position: 'sidebar' } }),
    date('endedAt', { access: FIXED, admin: { position: 'sidebar' } }),
    relation(program, 'endedBy', 'users', { access: FIXED, admin: { position: 'sidebar' } }),
    writeOnlyCheckbox('ended', {
      admin: { condition: (data) => Boolean(data.id), position: 'sidebar' },
    }),
    reason(),
    ...timestamps(),
  ],
  hooks: {
    afterChange: [addOnCreate(program), tellMembershipChange(program)],
    beforeChange: [keepMembershipRules(program)],
  },
  labels: {
    plural: { en: 'Memberships', nl: 'Lidmaatschappen' },
    singular: { en: 'Membership', nl: 'Lidmaatschap' },
  },
})
