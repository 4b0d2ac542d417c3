import type { CollectionConfig, Config, EditConfig, Field } from 'payload'

import { deepMergeSimple } from 'payload/shared'

import type { CollectionName } from '../documents.js'

import { AGREEMENT_PREVIEW_PATH } from '../../collections/agreements.js'
import { GROUPS } from '../../collections/fields.js'
import { REVENUE_PATH } from '../admin/revenue/path.js'
import { translations } from '../translations/index.js'

const rsc = (name: string) => `payload-partner-program/rsc#${name}`
const client = (name: string) => `payload-partner-program/client#${name}`

type Page = { page: string; path: `/${string}`; tab: string }
type Pages = Extract<EditConfig, { root?: never }>

/** Pages of a document: the first in place of Payload's form, which becomes the last. */
const pages = (first: Omit<Page, 'path'>, ...others: Page[]): Pages => ({
  default: { Component: rsc(first.page), tab: { Component: rsc(first.tab) } },
  ...Object.fromEntries(
    others.map(({ page, path, tab }) => [
      path.slice(1),
      { Component: rsc(page), path, tab: { Component: rsc(tab) } },
    ]),
  ),
})

/** A page without other tabs: "Edit" alone would promise a form to those who only read. */
const onePage = (page: string): EditConfig => ({
  default: {
    Component: rsc(page),
    tab: {
      condition: ({ collectionConfig }) =>
        Boolean(collectionConfig?.versions) || collectionConfig?.admin.hideAPIURL === false,
    },
  },
})

const PAGES: Partial<Record<CollectionName, EditConfig>> = {
  // Our versions stand in place of Payload's, drafts that could be published from there unread.
  agreements: {
    ...pages(
      { page: 'DocumentPage', tab: 'AgreementTextTab' },
      { page: 'AgreementVersions', path: '/versions', tab: 'AgreementVersionsTab' },
      { page: 'AgreementCoverage', path: '/coverage', tab: 'AgreementCoverageTab' },
    ),
    version: { Component: rsc('AgreementVersions') },
  },
  agreementAcceptances: onePage('AcceptancePage'),
  billingAccounts: pages(
    { page: 'AccountOverview', tab: 'AccountTab' },
    { page: 'AccountSettings', path: '/settings', tab: 'AccountSettingsTab' },
  ),
  agreementVersions: { root: { Component: rsc('AgreementVersionPage') } },
  invoices: onePage('InvoicePage'),
  outgoingMails: onePage('OutgoingMailPage'),
  organisations: pages(
    { page: 'OrganisationOverview', tab: 'OverviewTab' },
    { page: 'Partnership', path: '/partnership', tab: 'PartnershipTab' },
    { page: 'OrganisationPeople', path: '/people', tab: 'OrganisationPeopleTab' },
    { page: 'OrganisationSettings', path: '/settings', tab: 'OrganisationSettingsTab' },
  ),
  referralEntries: pages(
    { page: 'DealPage', tab: 'DealTab' },
    { page: 'DealSimulator', path: '/simulator', tab: 'SimulatorTab' },
  ),
  settlements: onePage('SettlementPage'),
  users: onePage('PersonPage'),
  workspaces: pages(
    { page: 'WorkspaceWork', tab: 'WorkTab' },
    { page: 'WorkspacePeople', path: '/people', tab: 'PeopleTab' },
    { page: 'WorkspaceDataOwner', path: '/data-owner', tab: 'DataOwnerTab' },
    { page: 'WorkspaceBilling', path: '/billing', tab: 'BillingTab' },
    { page: 'WorkspaceActivity', path: '/activity', tab: 'ActivityTab' },
    { page: 'WorkspaceSettings', path: '/settings', tab: 'SettingsTab' },
  ),
}

/** Where one is made by a page of ours, in place of Payload's form. */
const NEW: Partial<Record<CollectionName, string>> = {
  organisations: 'NewOrganisation',
  referralEntries: 'NewDeal',
  settlements: 'NewSettlement',
  workspaces: 'NewWorkspace',
}

/** A collection with its pages in the admin UI. A host that brings its own view of a document keeps it. */
export const withPages = (
  collection: CollectionConfig,
  name?: CollectionName,
): CollectionConfig => {
  const { admin } = collection
  const views = admin?.components?.views
  if (views?.edit) return collection
  return {
    ...collection,
    admin: {
      ...admin,
      components: {
        ...admin?.components,
        beforeListTable: [rsc('ListLead'), ...(admin?.components?.beforeListTable ?? [])],
        views: {
          create: {
            Component: rsc((name && NEW[name]) ?? 'CreatePage'),
            exact: true,
            path: '/create',
          },
          ...views,
          edit: (name && PAGES[name]) ?? onePage('DocumentPage'),
        },
      },
      hideAPIURL: admin?.hideAPIURL ?? true,
    },
    fields: collection.fields.map((field) => withText(field, name && CELLS_OF[name])),
  }
}

const WITH_TEXT = [
  'checkbox',
  'date',
  'email',
  'number',
  'relationship',
  'select',
  'text',
  'textarea',
]

const CELLS: Record<string, string> = {
  checkbox: client('CheckboxCell'),
  date: client('DateCell'),
  number: client('NumberCell'),
  relationship: client('RelationshipCell'),
  select: client('SelectCell'),
  text: client('TextCell'),
}

/** Cells of fields that say more than their value, by collection. */
const CELLS_OF: Partial<Record<CollectionName, Readonly<Record<string, string>>>> = {
  referralEntries: {
    capCents: client('CapCell'),
    expiresAt: client('EndCell'),
    state: client('DealStateCell'),
  },
}

/**
 * A field that is set as text for those who may only read it, and whose cell in a list says what it means, also where the
 * form does not show it. A host that brings its own component keeps it.
 */
const withText = (field: Field, cells: Readonly<Record<string, string>> = {}): Field => {
  if ('fields' in field && Array.isArray(field.fields))
    return { ...field, fields: field.fields.map((inner) => withText(inner)) }
  const { components, hidden } = (field.admin ?? {}) as {
    components?: { Cell?: unknown; Field?: unknown }
    hidden?: boolean
  }
  const isText = WITH_TEXT.includes(field.type) && components?.Field === undefined && !hidden
  const named = 'name' in field ? cells[field.name ?? ''] : undefined
  const Cell = components?.Cell ?? named ?? CELLS[field.type]
  if (!isText && !Cell) return field
  return {
    ...field,
    admin: {
      ...field.admin,
      components: {
        ...components,
        ...(Cell && { Cell }),
        ...(isText && { Field: client('FieldOrText') }),
      },
    },
  } as Field
}

/** The admin UI around the collections: what one has business with, a home per person, and our sentences. */
export const screensOf = ({ admin, i18n }: Config): Pick<Config, 'admin' | 'i18n'> => {
  const components = admin?.components
  return {
    admin: {
      ...admin,
      components: {
        ...components,
        afterNavLinks: [rsc('RevenueLink'), ...(components?.afterNavLinks ?? [])],
        beforeNavLinks: [client('HomeLink'), ...(components?.beforeNavLinks ?? [])],
        header: [...(components?.header ?? []), rsc('ClockBanner')],
        Nav: components?.Nav ?? rsc('Nav'),
        views: {
          agreementPreview: {
            Component: rsc('AgreementPreview'),
            exact: true,
            path: AGREEMENT_PREVIEW_PATH,
          },
          revenue: { Component: rsc('Revenue'), exact: true, path: REVENUE_PATH },
          ...components?.views,
          dashboard: components?.views?.dashboard ?? { Component: rsc('Home') },
        },
      },
    },
    i18n: {
      ...i18n,
      // The host's own sentences win.
      translations: deepMergeSimple(translations, i18n?.translations ?? {}),
    },
  }
}

/** The nav shows groups in the order of the collections: the host's first, then ours by task. */
export const byTask = (collections: CollectionConfig[]): CollectionConfig[] => {
  const order = Object.values(GROUPS).map(({ en }) => en)
  const rank = ({ admin }: CollectionConfig) => {
    const group = admin?.group as undefined | { en?: string }
    return order.indexOf(group?.en ?? '')
  }
  return [...collections].sort((one, other) => rank(one) - rank(other))
}
