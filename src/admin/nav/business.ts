import type { CollectionName } from '../../documents.js'
import type { Call } from '../../program.js'
import type { Standing } from '../../../access/standing.js'

import { collectionNameOf } from '../../program.js'
import { organisationRolesWith } from '../../../access/matrix.js'
import { operationsOf } from '../../../access/operations.js'
import { isEditor, isStaff } from '../../../access/person.js'
import { holdsSomewhereOn, standingOf } from '../../../access/standing.js'

type Asker = {
  /** Whether one is granted this in some workspace. */
  holds: (capability: string) => boolean
  isEditor: boolean
  isStaff: boolean
  /** Whether one runs an organisation or a workspace. */
  manages: boolean
  standing: Standing
}

/** Who has business with which collection. What one has no business with is not in the nav; the API answers by its own rules. */
const BUSINESS: Record<CollectionName, (asker: Asker) => boolean> = {
  accessRequests: ({ isStaff, manages }) => isStaff || manages,
  agreementAcceptances: ({ isStaff, manages, standing }) =>
    isStaff || manages || standing.isDataOwner,
  agreementDocuments: () => false,
  agreements: (asker) => asker.isEditor || asker.isStaff,
  agreementVersions: (asker) => asker.isEditor || asker.isStaff,
  auditEvents: ({ isStaff, standing }) => isStaff || standing.readsAudit || standing.isDataOwner,
  billingAccounts: ({ holds, isStaff }) => isStaff || holds('invoice:read'),
  invitations: ({ isStaff, manages }) => isStaff || manages,
  invoices: ({ holds, isStaff }) => isStaff || holds('invoice:read'),
  ledgerLines: () => false,
  logos: () => false,
  memberships: ({ isStaff }) => isStaff, // Who manages people does so on the page of a place.
  organisations: ({ isStaff, standing }) => isStaff || standing.organisations.length > 0,
  outgoingMails: ({ isStaff }) => isStaff,
  referralEntries: ({ isStaff, standing }) => isStaff || readsDeals(standing),
  referralTerms: () => false,
  settlements: ({ isStaff, standing }) => isStaff || readsDeals(standing),
  users: ({ isStaff }) => isStaff,
  workspaces: ({ isStaff, standing }) =>
    isStaff || standing.workspaceRoles.length > 0 || standing.organisations.length > 0,
}

/** Whether one runs or bills a partner organisation. */
const readsDeals = ({ organisations }: Standing): boolean =>
  organisations.some(
    ({ isPartner, role }) => isPartner && organisationRolesWith('deal:read').includes(role),
  )

/** The slugs of those collections among `slugs` with which the person has business. */
export const businessAmong = async (call: Call, slugs: readonly string[]): Promise<string[]> => {
  const standing = await standingOf(call)
  const holds = (capability: string) => holdsSomewhereOn(call, standing, capability)
  const asker = {
    holds,
    isEditor: isEditor(call),
    isStaff: isStaff(call),
    manages: holds('member:manage'),
    standing,
  }
  return slugs.filter((slug) => {
    const content = call.program.content[slug]
    if (content) return holds(operationsOf(content).read)
    const name = collectionNameOf(call.program, slug)
    return name === undefined || BUSINESS[name](asker)
  })
}
