import type { CollectionConfig, Field } from 'payload'

import type { CollectionName } from '../documents.js'
import type { ResolvedOptions } from '../options.js'
import type { Program } from '../program.js'

import { both } from '../../access/accessFor.js'
import { guardFields } from '../../access/fields.js'
import { agreementAcceptances } from '../../collections/agreementAcceptances.js'
import { agreements } from '../../collections/agreements.js'
import { agreementVersions } from '../../collections/agreementVersions.js'
import { auditEvents } from '../../collections/auditEvents.js'
import { billingAccounts } from '../../collections/billingAccounts.js'
import { invitations } from '../../collections/invitations.js'
import { logos } from '../../collections/logos.js'
import { memberships } from '../../collections/memberships.js'
import { organisations } from '../../collections/organisations.js'
import { outgoingMails } from '../../collections/outgoingMails.js'
import { workspaces } from '../../collections/workspaces.js'
import { guardOperation } from '../../hooks/guardOperation.js'
import { requireReason } from '../../hooks/requireReason.js'
import { REST_COMMANDS } from '../commands/index.js'
import { endpointOf } from '../commands/surfaces.js'
import { createOnce } from '../idempotency/createOnce.js'
import { docAccessEndpoint } from './docAccess.js'

const MAKERS = {
  agreementAcceptances,
  agreements,
  agreementVersions,
  auditEvents,
  billingAccounts,
  invitations,
  logos,
  memberships,
  organisations,
  outgoingMails,
  workspaces,
} satisfies Record<Exclude<CollectionName, 'users'>, (program: Program) => CollectionConfig>

type Name = keyof typeof MAKERS

/** Where staff say why (SPEC 1.5). */
const WITH_REASON: Name[] = ['billingAccounts', 'memberships', 'organisations', 'workspaces']

/** All collections of ours, with the host's additions and our guards around them. */
export const makeCollections = (
  program: Program,
  overrides: ResolvedOptions['overrides'],
): CollectionConfig[] =>
  (Object.keys(MAKERS) as Name[]).map((name) => {
    const ours = MAKERS[name](program)
    const override = overrides[name]
    return guarded(
      program,
      name,
      override ? narrowed(ours, override({ defaultCollection: ours })) : ours,
    )
  })

const guarded = (program: Program, name: Name, collection: CollectionConfig): CollectionConfig => ({
  ...collection,
  disableDuplicate: true,
  endpoints: [
    ...(collection.endpoints || []),
    ...REST_COMMANDS.filter(({ on }) => on === name).map(endpointOf),
    ...(name === 'workspaces' ? [createOnce(program, name)] : []),
    docAccessEndpoint(program, collection.slug),
  ],
  fields: guardFields(collection.fields),
  hooks: {
    ...collection.hooks,
    beforeOperation: [guardOperation(program, name), ...(collection.hooks?.beforeOperation ?? [])],
    beforeValidate: [
      ...(WITH_REASON.includes(name) ? [requireReason(program)] : []),
      ...(collection.hooks?.beforeValidate ?? []),
    ],
  },
  lockDocuments: false, // Nobody locks a document that he cannot edit (SPEC 9.4).
})

/** A host's override may add, never loosen: our fields and hooks stay, first; access is ours and the host's together. */
const narrowed = (ours: CollectionConfig, theirs: CollectionConfig): CollectionConfig => {
  const missing = ours.fields.find(
    (field) =>
      'name' in field && !theirs.fields.some((one) => 'name' in one && one.name === field.name),
  )
  if (missing && 'name' in missing)
    throw new Error(
      `partnerProgram(): overrides must keep our fields; ${ours.slug}.${missing.name} is missing.`,
    )
  const access = ours.access!
  const host = theirs.access ?? {}
  return {
    ...theirs,
    access: {
      ...host,
      create: narrower(access.create, host.create),
      delete: narrower(access.delete, host.delete),
      read: narrower(access.read, host.read),
      readVersions: narrower(access.readVersions, host.readVersions),
      unlock: () => false,
      update: narrower(access.update, host.update),
    },
    fields: theirs.fields.map((field) => keepFieldAccess(ours.fields, field)),
    hooks: mergeHooks(ours.hooks, theirs.hooks),
    slug: ours.slug,
  }
}

type CollectionAccess = NonNullable<CollectionConfig['access']>['read']
const narrower = (ours: CollectionAccess, theirs: CollectionAccess) =>
  both(ours!, theirs === ours ? undefined : theirs)

const keepFieldAccess = (ours: Field[], field: Field): Field => {
  const known =
    'name' in field ? ours.find((one) => 'name' in one && one.name === field.name) : undefined
  if (!known) return field
  const fieldAccess = (known as { access?: Record<string, unknown> }).access
  const type = {
    type: known.type,
    ...('fields' in known && { fields: known.fields }),
    ...('relationTo' in known && { relationTo: known.relationTo }),
    ...('virtual' in known && { virtual: known.virtual }),
  }
  return {
    ...field,
    ...type,
    ...(fieldAccess && { access: { ...(field as { access?: object }).access, ...fieldAccess } }),
    ...('hooks' in known && { hooks: known.hooks }),
  } as Field
}

type Hooks = NonNullable<CollectionConfig['hooks']>

const mergeHooks = (ours: Hooks = {}, theirs: Hooks = {}): Hooks => {
  const names = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])] as (keyof Hooks)[]
  return Object.fromEntries(
    names.map((name) => {
      const first = (ours[name] ?? []) as unknown[]
      return [
        name,
        [...first, ...((theirs[name] ?? []) as unknown[]).filter((hook) => !first.includes(hook))],
      ]
    }),
  )
}
