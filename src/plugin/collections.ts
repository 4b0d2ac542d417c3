import type { CollectionConfig } from 'payload'

import type { CollectionName } from '../documents.js'
import type { ResolvedOptions } from '../options.js'
import type { Program } from '../program.js'
import type { Prepare } from '../../hooks/guardUpload.js'

import { guardFields } from '../../access/fields.js'
import { accessRequests } from '../../collections/accessRequests.js'
import { agreementAcceptances } from '../../collections/agreementAcceptances.js'
import { agreementDocuments } from '../../collections/agreementDocuments.js'
import { agreements } from '../../collections/agreements.js'
import { agreementVersions } from '../../collections/agreementVersions.js'
import { auditEvents } from '../../collections/auditEvents.js'
import { billingAccounts } from '../../collections/billingAccounts.js'
import { invitations } from '../../collections/invitations.js'
import { invoices } from '../../collections/invoices.js'
import { ledgerLines } from '../../collections/ledgerLines.js'
import { logos } from '../../collections/logos.js'
import { memberships } from '../../collections/memberships.js'
import { organisations } from '../../collections/organisations.js'
import { outgoingMails } from '../../collections/outgoingMails.js'
import { referralEntries } from '../../collections/referralEntries.js'
import { referralTerms } from '../../collections/referralTerms.js'
import { settlements } from '../../collections/settlements.js'
import { workspaces } from '../../collections/workspaces.js'
import { guardOperation } from '../../hooks/guardOperation.js'
import { requireReason } from '../../hooks/requireReason.js'
import { keepDocument } from '../agreements/keepDocument.js'
import { encodeLogo } from '../brand/encodeLogo.js'
import { REST_COMMANDS } from '../commands/index.js'
import { endpointOf } from '../commands/surfaces.js'
import { createOnce } from '../idempotency/createOnce.js'
import { docAccessEndpoint } from './docAccess.js'
import { noVersions } from './payloadCollections.js'
import { overridden } from './overrides.js'
import { withPages } from './screens.js'
import { withSafeFiles } from './uploads.js'

// In the order of the nav.
const MAKERS = {
  workspaces,
  organisations,
  memberships,
  invitations,
  accessRequests,
  agreements,
  agreementVersions,
  agreementAcceptances,
  agreementDocuments,
  billingAccounts,
  invoices,
  referralEntries,
  referralTerms,
  ledgerLines,
  settlements,
  outgoingMails,
  auditEvents,
  logos,
} satisfies Record<Exclude<CollectionName, 'users'>, (program: Program) => CollectionConfig>

type Name = keyof typeof MAKERS

/** What becomes of an upload before it is kept. */
const PREPARES: Partial<Record<Name, Prepare>> = {
  agreementDocuments: keepDocument,
  logos: encodeLogo,
}

/** Where staff say why (SPEC 1.5). */
const WITH_REASON: Name[] = [
  'billingAccounts',
  'memberships',
  'organisations',
  'referralEntries',
  'referralTerms',
  'workspaces',
]

/** All collections of ours, with the host's additions and our guards around them. */
export const makeCollections = (
  program: Program,
  overrides: ResolvedOptions['overrides'],
): CollectionConfig[] =>
  (Object.keys(MAKERS) as Name[]).map((name) => {
    const ours = MAKERS[name](program)
    const override = overrides[name]
    const collection = withPages(override ? overridden(ours, override) : ours, name)
    return guarded(program, name, withSafeFiles(collection, PREPARES[name]))
  })

const guarded = (program: Program, name: Name, collection: CollectionConfig): CollectionConfig => ({
  ...collection,
  disableDuplicate: true,
  endpoints: [
    ...(collection.endpoints || []),
    ...REST_COMMANDS.filter(({ on }) => on === name).map(endpointOf),
    ...(name === 'workspaces' ? [createOnce(program, name)] : []),
    docAccessEndpoint(program, collection.slug),
    ...noVersions(collection),
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
