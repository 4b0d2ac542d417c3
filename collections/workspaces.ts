import type { CollectionConfig, FieldHook } from 'payload'

import type { WorkspaceFacts } from '../access/facts.js'
import type { Program } from '../src/program.js'

import { accessFor } from '../access/accessFor.js'
import { holdsInOrganisation } from '../access/can.js'
import { workspaceFacts } from '../access/facts.js'
import { no } from '../access/fields.js'
import { grantOf } from '../access/matrix.js'
import { isStaff, withCall } from '../access/person.js'
import { VISIBILITIES, WORKSPACE_ROLES } from '../src/documents.js'
import { keepNewWorkspaceRules, keepWorkspaceRules } from '../hooks/keepWorkspaceRules.js'
import { openOnCreate } from '../hooks/openOnCreate.js'
import { tellWorkspaceChange } from '../hooks/tellWorkspaceChange.js'
import {
  date,
  FIXED,
  GROUPS,
  ON_CREATE,
  readIf,
  reason,
  relation,
  select,
  selectWithDefault,
  text,
  timestamps,
  upload,
  writeOnlyCheckbox,
  writeOnlyText,
} from './fields.js'
import { FIELD_LABELS } from './labels.js'

/** Where work happens: for the organisation itself, or for an external client who owns the data (SPEC 3). */
export const workspaces = (program: Program): CollectionConfig => {
  const settings = (facts: undefined | WorkspaceFacts) =>
    grantOf(program.matrix, 'settings:manage', facts?.role) === 'all'
  const factsOf = (ask: (facts: undefined | WorkspaceFacts) => boolean) =>
    readIf(program, async (call, id) => ask(await workspaceFacts(call, id)))
  const toOwners = factsOf((facts) => settings(facts) || facts?.isDataOwner === true)
  const toPayers = readIf(program, async (call, id) => {
    const facts = await workspaceFacts(call, id)
    return (
      facts?.isDataOwner === true ||
      grantOf(program.matrix, 'invoice:read', facts?.role) === 'all' ||
      holdsInOrganisation(call, 'invoice:read', facts?.organisation)
    )
  })
  const forCaller =
    (answer: (facts: undefined | WorkspaceFacts) => unknown): FieldHook =>
    async ({ originalDoc, req }) => {
      const id = (originalDoc as { id?: string } | undefined)?.id
      return answer(id === undefined ? undefined : await workspaceFacts({ program, req }, id))
    }
  return {
    slug: program.slugs.workspaces,
    access: accessFor(program, 'workspaces'),
    admin: {
      defaultColumns: ['name', 'usageContext', 'organisation', 'myRole', 'createdAt'],
      group: GROUPS.workspaces,
      useAsTitle: 'name',
    },
    fields: [
      text('name', { minLength: 1, required: true }),
      relation(program, 'organisation', 'organisations', {
        access: ON_CREATE,
        index: true,
        required: true,
      }),
      selectWithDefault('usageContext', ['internal', 'external'], 'internal', {
        admin: {
          condition: ({ id }) => !id, // Changing it has a page of its own, where its consequences stand.
          description: {
            en: 'External: run for a client, who owns the data.',
            nl: 'Extern: voor een klant, die eigenaar van de gegevens is.',
          },
        },
      }),
      {
        name: 'dataOwner',
        admin: { hidden: true }, // It has a page of its own, where its consequences stand.
        fields: [
          text('organisationName', {
            access: { read: readIf(program, () => Promise.resolve(true)) },
          }),
          {
            name: 'email',
            access: { read: toOwners },
            admin: {
              description: {
                en: 'They are invited to watch, free of charge, and can never be removed by you.',
                nl: 'Zij worden uitgenodigd om mee te kijken, kosteloos, en u kunt hen nooit verwijderen.',
              },
            },
            label: { en: 'The data owner’s address', nl: 'Het adres van de gegevenseigenaar' },
            type: 'email',
          },
          {
            name: 'proposedEmail',
            access: { ...FIXED, read: toOwners },
            admin: { condition: (_, sibling) => Boolean(sibling.proposedEmail) },
            label: FIELD_LABELS.proposedEmail,
            type: 'email',
          },
          date('proposedAt', {
            access: { ...FIXED, read: toOwners },
            admin: { condition: (_, sibling) => Boolean(sibling.proposedAt) },
          }),
          date('disputedAt', {
            access: { create: no, read: toOwners, update: withCall(program, isStaff) },
            admin: { condition: (_, sibling) => Boolean(sibling.disputedAt) },
          }),
        ],
        label: FIELD_LABELS.dataOwner,
        type: 'group',
      },
      writeOnlyCheckbox('agreementAccepted', {
        admin: { hidden: true },
      }),
      writeOnlyText('agreementVersion', { admin: { hidden: true } }),
      selectWithDefault('visibility', VISIBILITIES, 'open', {}),
      relation(program, 'agreementAcceptance', 'agreementAcceptances', {
        access: { ...FIXED, read: toOwners },
        admin: { position: 'sidebar' },
      }),
      relation(program, 'billingAccount', 'billingAccounts', {
        access: { ...FIXED, read: toPayers },
        admin: { position: 'sidebar' },
      }),
      upload(program, 'logo', 'logos', { admin: { condition: () => false } }), // Set by an action of its own in the admin UI.
      date('archivedAt', { access: FIXED, admin: { position: 'sidebar' } }),
      writeOnlyCheckbox('archived', {
        admin: { hidden: true }, // An action of its own in the admin UI.
      }),
      {
        name: 'isDataOwner',
        access: FIXED,
        admin: { position: 'sidebar' },
        hooks: { afterRead: [forCaller((facts) => facts?.isDataOwner ?? false)] },
        label: FIELD_LABELS.isDataOwner,
        type: 'checkbox',
        virtual: true,
      },
      select('myRole', WORKSPACE_ROLES, {
        access: FIXED,
        admin: { position: 'sidebar' },
        hooks: { afterRead: [forCaller((facts) => facts?.role ?? null)] },
        virtual: true,
      }),
      text('tier', {
        access: FIXED,
        admin: { position: 'sidebar' },
        hooks: { afterRead: [forCaller((facts) => facts?.tier ?? null)] },
        virtual: true,
      }),
      reason(),
      ...timestamps(),
    ],
    hooks: {
      afterChange: [openOnCreate(program), tellWorkspaceChange(program)],
      beforeChange: [keepWorkspaceRules(program)],
      beforeValidate: [keepNewWorkspaceRules(program)],
    },
    labels: {
      plural: { en: 'Workspaces', nl: 'Werkruimtes' },
      singular: { en: 'Workspace', nl: 'Werkruimte' },
    },
  }
}
