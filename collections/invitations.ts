import type { CollectionConfig } from 'payload'

import type { Program } from '../src/program.js'

import { accessFor } from '../access/accessFor.js'
import { no } from '../access/fields.js'
import { settleOnCreate } from '../hooks/settleOnCreate.js'
import { keepInvitationRules } from '../hooks/keepInvitationRules.js'
import { showExpired } from '../hooks/showExpired.js'
import {
  INVITATION_STATUSES,
  PLATFORM_ROLES,
  STAFF_PERMISSIONS,
  WORKSPACE_ROLES,
} from '../src/documents.js'
import {
  date,
  FIXED,
  GROUPS,
  ON_CREATE,
  number,
  relation,
  select,
  selectWithDefault,
  text,
  timestamps,
} from './fields.js'
import { FIELD_LABELS } from './labels.js'

/** Offers of a role to an address (SPEC 5). Nobody edits one: it is answered, sent again or revoked. */
export const invitations = (program: Program): CollectionConfig => ({
  slug: program.slugs.invitations,
  access: accessFor(program, 'invitations'),
  admin: {
    defaultColumns: ['email', 'role', 'status', 'expiresAt'],
    group: GROUPS.people,
    useAsTitle: 'email',
  },
  fields: [
    selectWithDefault('channel', ['email', 'link'], 'email', { access: ON_CREATE }),
    text('email', { access: ON_CREATE, maxLength: 1_000 }),
    relation(program, 'organisation', 'organisations', { access: ON_CREATE, index: true }),
    relation(program, 'workspace', 'workspaces', { access: ON_CREATE, index: true }),
    select('role', WORKSPACE_ROLES, { access: ON_CREATE }),
    select('platformRoles', PLATFORM_ROLES, { access: ON_CREATE, hasMany: true }),
    select('staffPermissions', STAFF_PERMISSIONS, { access: ON_CREATE, hasMany: true }),
    selectWithDefault('source', ['person', 'data-owner', 'sign-up'], 'person', {
      access: FIXED,
      admin: { position: 'sidebar' },
    }),
    selectWithDefault('status', INVITATION_STATUSES, 'pending', {
      access: FIXED,
      admin: { position: 'sidebar' },
      hooks: { afterRead: [showExpired(program)] },
    }),
    number('maxUses', { access: ON_CREATE, admin: { hidden: true } }),
    number('uses', { access: FIXED, admin: { hidden: true } }),
    text('link', { access: FIXED, admin: { hidden: true }, virtual: true }), // Answered once, to whoever makes it.
    date('expiresAt', { access: FIXED, admin: { position: 'sidebar' } }),
    relation(program, 'invitedBy', 'users', { access: FIXED, admin: { position: 'sidebar' } }),
    relation(program, 'acceptedBy', 'users', {
      access: FIXED,
      admin: { position: 'sidebar' },
      label: { en: 'Accepted by', nl: 'Aangenomen door' },
    }),
    date('acceptedAt', {
      access: FIXED,
      admin: { position: 'sidebar' },
      label: { en: 'Accepted', nl: 'Aangenomen op' },
    }),
    {
      name: 'tokenHash',
      access: { ...FIXED, read: no },
      hidden: true,
      label: FIELD_LABELS.tokenHash,
      type: 'text',
    },
    ...timestamps(),
  ],
  hooks: { afterChange: [settleOnCreate(program)], beforeChange: [keepInvitationRules(program)] },
  labels: {
    plural: { en: 'Invitations', nl: 'Uitnodigingen' },
    singular: { en: 'Invitation', nl: 'Uitnodiging' },
  },
})
