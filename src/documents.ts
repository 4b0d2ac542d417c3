/** The plugin's documents as stored. Relations are ids; times are ISO strings in UTC; money is integer EUR cents. */
export type Id = string

export const ORGANISATION_ROLES = ['owner', 'admin', 'billing', 'member'] as const
export const WORKSPACE_ROLES = [
  'owner',
  'admin',
  'member',
  'billing',
  'external',
  'observer',
] as const
export type OrganisationRole = (typeof ORGANISATION_ROLES)[number]
export type WorkspaceRole = (typeof WORKSPACE_ROLES)[number]
export type Role = OrganisationRole | WorkspaceRole

export const PLATFORM_ROLES = ['staff', 'editor'] as const
export const STAFF_PERMISSIONS = [
  'manageStaff',
  'transfer',
  'setTier',
  'setVisibility',
  'settle',
] as const
export type PlatformRole = (typeof PLATFORM_ROLES)[number]
export type StaffPermission = (typeof STAFF_PERMISSIONS)[number]

export const VISIBILITIES = ['open', 'invite-only', 'private'] as const
export const MEMBERSHIP_SOURCES = [
  'creation',
  'invitation',
  'data-owner',
  'direct',
  'request',
  'handoff',
] as const
export const INVITATION_STATUSES = [
  'pending',
  'accepted',
  'declined',
  'revoked',
  'expired',
] as const
export const ACCESS_REQUEST_STATUSES = ['pending', 'approved', 'denied', 'withdrawn'] as const
export type MembershipSource = (typeof MEMBERSHIP_SOURCES)[number]
export type Language = 'en' | 'nl'

type Row = { createdAt: string; id: Id; updatedAt: string }

export type User = Row & {
  _verified?: boolean | null
  email: string
  erasedAt?: null | string
  language?: Language | null
  name?: null | string
  pendingEmail?: null | string
  platformRoles?: null | PlatformRole[]
  staffPermissions?: null | StaffPermission[]
}

export type Organisation = Row & {
  archivedAt?: null | string
  billingAccount?: Id | null
  createdBy?: Id | null
  description?: null | string
  isPartner: boolean
  logo?: Id | null
  name: string
  partnerSince?: null | string
}

export type Workspace = Row & {
  agreementAcceptance?: Id | null
  archivedAt?: null | string
  billingAccount?: Id | null
  dataOwner?: {
    disputedAt?: null | string
    email?: null | string
    organisationName?: null | string
    /** Since when `proposedEmail` waits. */
    proposedAt?: null | string
    proposedEmail?: null | string
  }
  logo?: Id | null
  name: string
  organisation: Id
  usageContext: 'external' | 'internal'
  visibility: (typeof VISIBILITIES)[number]
}

export type Membership = Row & {
  endedAt?: null | string
  endedBy?: Id | null
  expiresAt?: null | string
  organisation?: Id | null
  role: Role
  source: MembershipSource
  user: Id
  workspace?: Id | null
}

export type Invitation = Row & {
  acceptedAt?: null | string
  acceptedBy?: Id | null
  channel: 'email' | 'link'
  email?: null | string
  expiresAt: string
  invitedBy?: Id | null
  maxUses?: null | number
  organisation?: Id | null
  platformRoles?: null | PlatformRole[]
  role?: null | Role
  source: 'data-owner' | 'person' | 'sign-up'
  staffPermissions?: null | StaffPermission[]
  status: (typeof INVITATION_STATUSES)[number]
  tokenHash?: null | string
  uses?: null | number
  workspace?: Id | null
}

export type AccessRequest = Row & {
  decidedBy?: Id | null
  message?: null | string
  status: (typeof ACCESS_REQUEST_STATUSES)[number]
  user: Id
  workspace: Id
}

export type AppliesTo = 'organisation' | 'workspace'

export type Agreement = Row & {
  _status?: 'draft' | 'published' | null
  appliesTo: AppliesTo
  title: string
}

/** One locale's frozen text. `sha256` is the lower-case hex digest of `text` in UTF-8. */
export type AgreementText = { body: unknown; locale: string; sha256: string; text: string }

export type AgreementVersion = Row & {
  agreement: Id
  appliesTo: AppliesTo
  publishedAt: string
  publishedBy?: Id | null
  texts: AgreementText[]
  version: number
}

export type AgreementAcceptance = Row & {
  acceptedAt: string
  acceptedBy?: Id | null
  acceptedByName: string
  channel: 'online' | 'paper'
  document?: Id | null
  ip?: null | string
  locale: string
  organisation: Id
  /** None where it was signed on paper. */
  role?: null | string
  sha256: string
  userAgent?: null | string
  version: Id
  workspace?: Id | null
}

export type BillingAccount = Row & {
  accountManager?: Id | null
  address?: null | string
  balanceCents?: null | number
  billingEmail?: null | string
  billingPeriod?: 'monthly' | 'yearly' | null
  discountBps?: null | number
  discountKind?: 'none' | 'scholarship' | 'staff' | null
  legalName?: null | string
  organisation: Id
  paymentMode: 'card' | 'managed' | 'none'
  scope: 'organisation' | 'workspace'
  status: 'active' | 'canceled' | 'none' | 'past-due'
  tier: string
  trialEndsAt?: null | string
  vatId?: null | string
  workspace?: Id | null
}

export const INVOICE_STATUSES = ['open', 'paid', 'void', 'uncollectible'] as const

/** Whom an invoice names, frozen when it is issued. */
export type InvoiceParty = {
  address?: null | string
  email?: null | string
  legalName: string
  vatId?: null | string
}

export type InvoiceLine = {
  description: string
  netCents: number
  quantity: number
  unitCents: number
  vatBps: number
}

/** What one VAT rate comes to. */
export type InvoiceVat = { netCents: number; taxCents: number; vatBps: number }

export type Invoice = Row & {
  /** Money received for this invoice; never balance. */
  amountPaidCents: number
  /** Refunds that did not fail, disputes that were not won, and credits that were paid out. */
  amountReturnedCents: number
  /** Total less what was credited while it was open, taken from the balance, and paid. */
  amountDueCents: number
  balanceAppliedCents: number
  billingAccount: Id
  billTo: InvoiceParty
  /** What was credited while it was open. */
  creditedCents: number
  currency: string
  dueAt: string
  issuedAt: string
  lines: InvoiceLine[]
  number: string
  paidAt?: null | string
  payer: Id
  seller: InvoiceParty & { iban?: null | string }
  status: (typeof INVOICE_STATUSES)[number]
  taxCents: number
  totalCents: number
  totalExcludingTaxCents: number
  vat: InvoiceVat[]
  workspace?: Id | null
}

export type ReferralEntry = Row & {
  billingAccount: Id
  closedAt?: null | string
  expiresAt?: null | string
  notes?: null | string
  partner: Id
  startsAt: string
}

export type ReferralTerms = Row & {
  capCents?: null | number
  discountBps: number
  effectiveFrom: string
  entry: Id
  kickbackBps: number
}

export const LINE_KINDS = ['accrual', 'clawback', 'reinstatement', 'reallocation'] as const

export type LedgerLine = Row & {
  amountCents: number
  cause: string
  entry: Id
  explanation: unknown
  invoice: Id
  kind: (typeof LINE_KINDS)[number]
  paidAt: string
  terms: Id
}

export type Settlement = Row & {
  paidAt: string
  partner: Id
  reference: string
  status: 'cancelled' | 'paid'
  totalCents: number
}

export type OutgoingMail = Row & {
  attempts: number
  cause: string
  kind: string
  lastError?: null | string
  nextTryAt?: null | string
  sealed?: null | string
  sentAt?: null | string
  status: 'failed' | 'kept' | 'sent' | 'waiting'
  subject: string
  to: string
}

export type AuditEvent = Row & {
  action: string
  at: string
  organisation?: Id | null
  workspace?: Id | null
}

export type Logo = Row & {
  alt?: null | string
  filename?: null | string
  organisation: Id
  url?: null | string
}
export type AgreementDocument = Row & { filename?: null | string; organisation: Id }

export type Documents = {
  accessRequests: AccessRequest
  agreementAcceptances: AgreementAcceptance
  agreementDocuments: AgreementDocument
  agreements: Agreement
  agreementVersions: AgreementVersion
  auditEvents: AuditEvent
  billingAccounts: BillingAccount
  invitations: Invitation
  invoices: Invoice
  ledgerLines: LedgerLine
  logos: Logo
  memberships: Membership
  organisations: Organisation
  outgoingMails: OutgoingMail
  referralEntries: ReferralEntry
  referralTerms: ReferralTerms
  settlements: Settlement
  users: User
  workspaces: Workspace
}

/** The plugin's names for its collections; `program.slugs` maps them to the host's slugs. */
export type CollectionName = keyof Documents

/** A place is where one can hold a role: an organisation or a workspace. */
export type Place =
  { organisation: Id; workspace?: never } | { organisation?: never; workspace: Id }

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** The id in a relation's value, whether an id or a populated document. A malformed one is undefined: an unknown id (SPEC 1.1). */
export const idOf = (value: unknown): Id | undefined => {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : value
  return typeof id === 'string' && UUID.test(id) ? id.toLowerCase() : undefined
}
