import type { ContentOptions } from '../options.js'
import type { Program } from '../program.js'
import type { Options, Person, Planted, Verdict, WorkspaceName } from './types.js'

import { collectionNameOf } from '../program.js'

/*
 * Who may come across what, written down after the specification (1, 3.6, 4). It knows nothing of the access code that
 * is under test, and shall stay a second opinion: only a host's own rows of the role table are read from there.
 */

const CONTENT_ROLES: Record<string, string[]> = {
  conversation: ['owner', 'admin', 'member', 'external', 'observer'],
  project: ['owner', 'admin', 'member', 'external', 'observer'],
  report: ['owner', 'admin', 'member', 'external', 'observer'],
}
const WORKSPACE_ROLES = ['owner', 'admin', 'member', 'billing', 'external', 'observer']
const DRAFT_ROLES = ['owner', 'admin', 'member']
const MANAGERS = ['owner', 'admin']
const PAYERS = ['owner', 'admin', 'billing']
const USERS_OF_ACCOUNT = ['owner', 'admin', 'member', 'billing']
const OPEN_WORKSPACE: WorkspaceName = 'client'
const AUDITED_TENANT = 'A'
const STAFF_READ_OF_PROJECTS = ['id', 'name', 'workspace']
/** Fields that nobody ever reads, whatever the config says of them. */
const NEVER =
  /(^|\.)(_verificationToken|apiKey|apiKeyIndex|hash|resetPasswordToken|salt|sealed|tokenHash)$/

export type Judge = (person: Person, doc: Planted, field?: string) => Verdict

export const judgeOf =
  (program: Program, { expects, open = [] }: Options): Judge =>
  (person, doc, field) => {
    const { collection } = doc
    const own = expects?.({ collection, person, ...(field !== undefined && { field }) })
    if (own !== undefined) return own
    if (field !== undefined && NEVER.test(field)) return false
    if (open.includes(collection)) return true
    const name = collectionNameOf(program, collection)
    const rule = name && OURS[name]
    if (rule) return rule(person, doc, field)
    const content = program.content[collection]
    if (content) return readsContent(program, content, person, doc, field)
    if (collection === 'payload-preferences') return isSelf(person, doc)
    return isStranger(person, doc) ? false : undefined
  }

/** Somebody of the other tenant, of none, or nobody: what lies in a tenant is never his. Of staff nothing is claimed. */
const isStranger = (person: Person, { tenant }: Planted): boolean =>
  person.platform === undefined && (tenant === undefined || person.tenant !== tenant)

const isStaff = ({ platform }: Person): boolean => platform === 'staff'
const isSelf = (person: Person, doc: Planted): boolean => doc.person === person
const isInside = (person: Person, { tenant }: Planted): boolean =>
  tenant !== undefined && person.tenant === tenant

/** The role that decides in a workspace (4.2). */
export const roleIn = (person: Person, doc: Planted): string | undefined => {
  const { workspace } = doc
  if (!isInside(person, doc) || workspace === undefined) return undefined
  if (person.organisation === 'owner') return 'owner'
  const direct = person.workspaces?.[workspace]
  if (direct) return direct
  return person.organisation === 'admin' && workspace === OPEN_WORKSPACE ? 'admin' : undefined
}

const hasRole = (person: Person, doc: Planted, roles: string[]): boolean =>
  roles.includes(roleIn(person, doc) ?? '')
const hasOrganisationRole = (person: Person, doc: Planted, roles: string[]): boolean =>
  isInside(person, doc) && roles.includes(person.organisation ?? '')
const manages = (person: Person, doc: Planted): boolean =>
  doc.workspace ? hasRole(person, doc, MANAGERS) : hasOrganisationRole(person, doc, MANAGERS)
const isDataOwner = (person: Person, doc: Planted): boolean =>
  isInside(person, doc) && doc.workspace !== undefined && person.dataOwnerOf === doc.workspace
const hasSomeRole = (person: Person): boolean =>
  person.organisation !== undefined || Object.keys(person.workspaces ?? {}).length > 0

const readsContent = (
  program: Program,
  { capability, parent }: ContentOptions,
  person: Person,
  doc: Planted,
  field: string | undefined,
): boolean => {
  if (isStaff(person))
    return (
      capability === 'project' &&
      parent === undefined &&
      (field === undefined || STAFF_READ_OF_PROJECTS.includes(field))
    )
  const row = program.matrix[`${capability}:read`] ?? []
  const roles =
    CONTENT_ROLES[capability] ?? WORKSPACE_ROLES.filter((_, column) => row[column] === 'all')
  if (!hasRole(person, doc, roles)) return false
  return !doc.isDraft || isSelf(person, doc) || hasRole(person, doc, DRAFT_ROLES)
}

type Rule = (person: Person, doc: Planted, field: string | undefined) => Verdict

const orStaff =
  (rule: Rule): Rule =>
  (person, doc, field) =>
    isStaff(person) || rule(person, doc, field)

const isEditor: Rule = ({ platform }) => platform === 'editor'

/** Our collections; one that is missing here is at least closed to strangers. */
const OURS: Partial<Record<string, Rule>> = {
  accessRequests: orStaff((person, doc) => isSelf(person, doc) || manages(person, doc)),
  agreementAcceptances: orStaff(
    (person, doc) =>
      hasOrganisationRole(person, doc, MANAGERS) ||
      manages(person, doc) ||
      isDataOwner(person, doc),
  ),
  agreementDocuments: orStaff((person, doc) => hasOrganisationRole(person, doc, MANAGERS)),
  agreements: orStaff(isEditor),
  agreementVersions: ({ id }) => id !== undefined,
  auditEvents: orStaff(
    (person, doc) =>
      isDataOwner(person, doc) || (doc.tenant === AUDITED_TENANT && manages(person, doc)),
  ),
  billingAccounts: orStaff(
    (person, doc, field) =>
      hasOrganisationRole(person, doc, PAYERS) ||
      (field === undefined
        ? usesAccount(person, doc)
        : doc.workspace !== undefined && hasRole(person, doc, PAYERS)),
  ),
  invitations: orStaff(manages),
  invoices: orStaff(
    (person, doc) =>
      hasOrganisationRole(person, doc, PAYERS) ||
      (doc.workspace !== undefined && hasRole(person, doc, PAYERS)),
  ),
  ledgerLines: orStaff((person, doc) => hasOrganisationRole(person, doc, PAYERS)),
  logos: () => true,
  memberships: orStaff(
    (person, doc) =>
      isSelf(person, doc) ||
      (doc.workspace
        ? hasRole(person, doc, ['owner', 'admin', 'member', 'billing'])
        : isInside(person, doc) && person.organisation !== undefined),
  ),
  organisations: orStaff((person, doc) => isInside(person, doc) && hasSomeRole(person)),
  outgoingMails: isStaff,
  referralEntries: orStaff(
    (person, doc, field) => field !== 'notes' && hasOrganisationRole(person, doc, PAYERS),
  ),
  referralTerms: orStaff((person, doc) => hasOrganisationRole(person, doc, PAYERS)),
  settlements: orStaff((person, doc) => hasOrganisationRole(person, doc, PAYERS)),
  users: orStaff((person, doc, field) => {
    if (isSelf(person, doc)) return true
    if (field === 'email') return managesSomePlaceOf(person, doc)
    // Colleagues read names in the directory (1.9), nothing else of an account.
    return field === 'name' && isInside(person, doc) ? undefined : false
  }),
  workspaces: orStaff((person, doc, field) => {
    if (field === 'dataOwner.proposedEmail' || field === 'dataOwner.email')
      return hasRole(person, doc, MANAGERS) || isDataOwner(person, doc)
    return roleIn(person, doc) !== undefined || hasOrganisationRole(person, doc, ['billing'])
  }),
}

/** The pooled account pays for the workspaces inside. */
const usesAccount = (person: Person, { tenant, workspace }: Planted): boolean =>
  (workspace ? [workspace] : (['inside', 'closed'] as const)).some((one) =>
    hasRole(person, { collection: '', id: '', tenant: tenant!, workspace: one }, USERS_OF_ACCOUNT),
  )

/** Whoever manages people knows the addresses of those whom he manages or once had. */
const managesSomePlaceOf = (person: Person, { person: other, tenant }: Planted): boolean => {
  if (!other || tenant === undefined) return false
  const place = { collection: '', id: '', tenant }
  const workspaces = Object.keys(other.belonged.workspaces ?? {}) as WorkspaceName[]
  return (
    (other.belonged.organisation !== undefined && manages(person, place)) ||
    workspaces.some((workspace) => manages(person, { ...place, workspace }))
  )
}
