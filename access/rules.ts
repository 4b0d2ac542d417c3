import type { Where } from 'payload'

import type { CollectionName } from '../src/documents.js'
import type { Call } from '../src/program.js'
import type { Form } from './reach.js'

import { idOf } from '../src/documents.js'
import { query, sql, tableOf } from '../src/db/sql.js'
import { holdsAt, holdsInOrganisation, roleIn } from './can.js'
import { addressOf, isEditor, isStaff, isStaffWith, personOf } from './person.js'
import {
  accountsOfReach,
  dataOwnerReach,
  dealsOfReach,
  heldOrganisations,
  heldWorkspaces,
  invoicesOfReach,
  organisationReach,
  organisationsOfReach,
  reach,
} from './reach.js'

// Made anew for each answer: Payload strips what is empty from the very object that it was given.
/** Matches nothing. An empty `or` would match everything. */
export const nothing = (): Where => ({ id: { in: [] } })

/** Matches everything, as a query: a missing document then answers staff as it answers everybody (SPEC 1.2). */
export const everything = (): Where => ({ id: { exists: true } })

const is = (token: unknown): Where[string] => ({ equals: token })

/** Who reads, creates and updates a collection's documents. A person is signed in when these are asked. */
export type Rule = {
  /** `data` names no place when the admin UI asks whether to offer "Create" at all; hooks refuse to write such a thing. */
  create: (call: Call, data: Record<string, unknown> | undefined) => boolean | Promise<boolean>
  /** Read without signing in, too. */
  isOpen?: boolean
  read: (call: Call, form: Form) => Where
  update: (call: Call, form: Form) => Where
}

const nobody = () => false
const orStaff =
  (rule: (call: Call, form: Form) => Where) =>
  (call: Call, form: Form): Where =>
    isStaff(call) ? everything() : rule(call, form)

/** SPEC 1's table of who reads what, and who may write at all. What they may write stands in the fields. */
export const RULES: Record<Exclude<CollectionName, 'users'>, Rule> = {
  accessRequests: {
    create: (call) => !isStaff(call), // A hook judges whether one can find the workspace.
    read: orStaff((call, form) => ({
      or: [
        { user: { equals: personOf(call)!.id } },
        { workspace: is(reach(call, 'member:invite', form)) },
      ],
    })),
    update: nothing,
  },
  agreementAcceptances: {
    create: (call, data) => {
      if (isStaff(call)) return data?.channel === 'paper' // Staff accept for nobody.
      return namesNoPlace(data)
        ? managesSomeOrganisation(call)
        : holdsInOrganisation(call, 'agreement:accept', data.organisation)
    },
    read: orStaff((call, form) => ({
      or: [
        { organisation: is(organisationReach(call, 'agreement:accept')) },
        { workspace: is(reach(call, 'settings:manage', form)) },
        { workspace: is(dataOwnerReach(call)) },
      ],
    })),
    update: nothing,
  },
  agreementDocuments: {
    create: (call) => isStaff(call),
    read: orStaff((call) => ({ organisation: is(organisationReach(call, 'agreement:accept')) })),
    update: nothing,
  },
  agreements: {
    create: (call) => isEditor(call),
    read: (call) => (isEditor(call) || isStaff(call) ? everything() : nothing()),
    update: (call) => (isEditor(call) ? everything() : nothing()),
  },
  agreementVersions: { create: nobody, read: everything, update: nothing },
  auditEvents: {
    create: nobody,
    read: orStaff((call, form) => ({
      or: [
        { workspace: is(reach(call, 'audit:read', form)) },
        { workspace: is(dataOwnerReach(call)) },
        {
          and: [
            { workspace: { exists: false } },
            { organisation: is(organisationReach(call, 'audit:read')) },
          ],
        },
      ],
    })),
    update: nothing,
  },
  billingAccounts: {
    create: nobody,
    read: orStaff((call) => ({
      or: [
        { organisation: is(organisationReach(call, 'invoice:read')) },
        { id: is(accountsOfReach(call, 'usage:read')) },
      ],
    })),
    update: orStaff((call, form) => ({
      or: [
        { organisation: is(organisationReach(call, 'payment:update')) },
        { workspace: is(reach(call, 'payment:update', form)) },
      ],
    })),
  },
  invitations: {
    create: async (call, data) => {
      if (!namesNoPlace(data)) return holdsAt(call, 'member:invite', data)
      return isStaffWith(call, 'manageStaff') || (await managesSomewhere(call))
    },
    read: orStaff((call, form) => ({
      or: [
        { organisation: is(organisationReach(call, 'member:invite')) },
        { workspace: is(reach(call, 'member:invite', form)) },
        { email: { equals: addressOf(personOf(call)) } },
      ],
    })),
    update: nothing,
  },
  invoices: {
    create: nobody,
    read: orStaff((call) => ({
      or: [
        { payer: is(organisationReach(call, 'invoice:read')) },
        { id: is(invoicesOfReach(call)) },
      ],
    })),
    update: nothing,
  },
  ledgerLines: {
    create: nobody,
    read: orStaff((call) =>
      call.program.partnersSeeTotals ? { entry: is(dealsOfReach(call)) } : nothing(),
    ),
    update: nothing,
  },
  logos: {
    create: (call, data) =>
      namesNoPlace(data)
        ? managesSomeOrganisation(call)
        : holdsInOrganisation(call, 'settings:manage', data.organisation),
    isOpen: true,
    read: everything,
    update: nothing,
  },
  memberships: {
    create: async (call, data) =>
      isStaff(call) ||
      (namesNoPlace(data) ? managesSomewhere(call) : holdsAt(call, 'member:manage', data)),
    read: orStaff((call, form) => ({
      or: [
        { user: { equals: personOf(call)!.id } },
        { organisation: is(organisationReach(call, 'member:read')) },
        { workspace: is(reach(call, 'member:read', form)) },
      ],
    })),
    update: orStaff((call, form) => ({
      or: [
        { user: { equals: personOf(call)!.id } },
        { organisation: is(organisationReach(call, 'member:manage')) },
        { workspace: is(reach(call, 'member:manage', form)) },
      ],
    })),
  },
  organisations: {
    create: (call) => !isStaff(call),
    read: orStaff((call) => ({
      or: [
        { id: is(organisationReach(call, 'organisation:read')) },
        { id: is(organisationsOfReach(call, 'workspace:read')) },
      ],
    })),
    update: orStaff((call) => ({ id: is(organisationReach(call, 'settings:manage')) })),
  },
  outgoingMails: { create: nobody, read: orStaff(nothing), update: nothing },
  referralEntries: {
    create: isStaff,
    read: orStaff((call) => ({ partner: is(organisationReach(call, 'deal:read')) })),
    update: orStaff(nothing),
  },
  referralTerms: {
    create: isStaff,
    read: orStaff((call) => ({ entry: is(dealsOfReach(call)) })),
    update: nothing,
  },
  settlements: {
    create: nobody, // The command of the same path collects the lines.
    read: orStaff((call) => ({ partner: is(organisationReach(call, 'deal:read')) })),
    update: nothing,
  },
  workspaces: {
    create: async (call, data) => {
      if (isStaff(call)) return false
      if (namesNoPlace(data)) return managesSomewhere(call)
      if (await holdsInOrganisation(call, 'workspace:create', data.organisation)) return true
      return data.usageContext === 'external' && isMemberManagingAWorkspace(call, data.organisation)
    },
    read: orStaff((call, form) => ({ id: is(reach(call, 'workspace:read', form)) })),
    update: orStaff((call, form) => ({ id: is(reach(call, 'settings:manage', form)) })),
  },
}

type Data = Record<string, unknown>

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === ''

const namesNoPlace = (data: Data | undefined): data is undefined =>
  !data || (isEmpty(data.organisation) && isEmpty(data.workspace))

const exists = async (call: Call, rows: ReturnType<typeof heldWorkspaces>): Promise<boolean> => {
  const [row] = await query<{ some: boolean }>(call, sql`select exists (${rows}) as some`)
  return row?.some ?? false
}

const managesSomeOrganisation = (call: Call): Promise<boolean> =>
  exists(call, heldOrganisations(call, personOf(call)!.id, 'workspace:create'))

const managesSomewhere = async (call: Call): Promise<boolean> =>
  (await managesSomeOrganisation(call)) ||
  exists(call, heldWorkspaces(call, personOf(call)!.id, 'member:manage'))

/** An owner or admin of one of the organisation's workspaces who is a member of it opens external ones too (SPEC 3.2). */
const isMemberManagingAWorkspace = async (call: Call, value: unknown): Promise<boolean> => {
  const organisation = idOf(value)
  if (!organisation || !(await roleIn(call, { organisation }))) return false
  return exists(
    call,
    sql`select 1 from ${tableOf(call.program, 'workspaces')} w
    where w.organisation_id = ${organisation} and w.id = any(array(${heldWorkspaces(call, personOf(call)!.id, 'settings:manage')}))`,
  )
}
