import type { Option } from 'payload'

export type Label = { en: string; nl: string }

const ROLES = {
  admin: { en: 'admin', nl: 'beheerder' },
  billing: { en: 'billing', nl: 'facturatie' },
  external: { en: 'external', nl: 'extern' },
  member: { en: 'member', nl: 'lid' },
  observer: { en: 'observer', nl: 'waarnemer' },
  owner: { en: 'owner', nl: 'eigenaar' },
}

/** What the admin UI calls fields, in both languages. */
export const FIELD_LABELS = {
  acceptedAt: { en: 'Accepted', nl: 'Aanvaard op' },
  acceptedBy: { en: 'Accepted by', nl: 'Aanvaard door' },
  acceptedByName: { en: 'Name at acceptance', nl: 'Naam bij aanvaarding' },
  accountManager: { en: 'Account manager', nl: 'Accountmanager' },
  action: { en: 'What happened', nl: 'Wat er gebeurde' },
  actor: { en: 'Who did it', nl: 'Wie het deed' },
  address: { en: 'Address', nl: 'Adres' },
  after: { en: 'After', nl: 'Erna' },
  agreement: { en: 'Agreement', nl: 'Overeenkomst' },
  agreementAcceptance: { en: 'Accepted agreement', nl: 'Aanvaarde overeenkomst' },
  agreementAccepted: { en: 'Agreement accepted', nl: 'Overeenkomst aanvaard' },
  agreementVersion: { en: 'Version of the agreement', nl: 'Versie van de overeenkomst' },
  alt: { en: 'Description of the image', nl: 'Beschrijving van de afbeelding' },
  appliesTo: { en: 'Applies to', nl: 'Geldt voor' },
  archived: { en: 'Archive this', nl: 'Dit archiveren' },
  archivedAt: { en: 'Archived', nl: 'Gearchiveerd op' },
  at: { en: 'When', nl: 'Wanneer' },
  attempts: { en: 'Attempts', nl: 'Pogingen' },
  balanceCents: { en: 'Balance (cents)', nl: 'Saldo (centen)' },
  before: { en: 'Before', nl: 'Ervoor' },
  billingAccount: { en: 'Billing account', nl: 'Facturatierekening' },
  billingEmail: { en: 'E-mail address for invoices', nl: 'E-mailadres voor facturen' },
  billingPeriod: { en: 'Billing period', nl: 'Factuurperiode' },
  body: { en: 'Text', nl: 'Tekst' },
  cause: { en: 'Cause', nl: 'Aanleiding' },
  channel: { en: 'Channel', nl: 'Kanaal' },
  collection: { en: 'Kind of document', nl: 'Soort document' },
  createdAt: { en: 'Created', nl: 'Aangemaakt' },
  createdBy: { en: 'Created by', nl: 'Aangemaakt door' },
  dataOwner: { en: 'Data owner', nl: 'Gegevenseigenaar' },
  decidedBy: { en: 'Decided by', nl: 'Beslist door' },
  description: { en: 'Description', nl: 'Beschrijving' },
  discountBps: {
    en: 'Discount (hundredths of a percent)',
    nl: 'Korting (honderdsten van een procent)',
  },
  discountKind: { en: 'Kind of discount', nl: 'Soort korting' },
  disputedAt: { en: 'Disputed', nl: 'Betwist op' },
  document: { en: 'Document', nl: 'Document' },
  email: { en: 'E-mail address', nl: 'E-mailadres' },
  ended: { en: 'End this membership', nl: 'Dit lidmaatschap beëindigen' },
  endedAt: { en: 'Ended', nl: 'Beëindigd op' },
  endedBy: { en: 'Ended by', nl: 'Beëindigd door' },
  erasedAt: { en: 'Erased', nl: 'Gewist op' },
  expiresAt: { en: 'Valid until', nl: 'Geldig tot' },
  html: { en: 'HTML', nl: 'HTML' },
  invitedBy: { en: 'Invited by', nl: 'Uitgenodigd door' },
  ip: { en: 'IP address', nl: 'IP-adres' },
  isDataOwner: { en: 'I am the data owner', nl: 'Ik ben de gegevenseigenaar' },
  isPartner: { en: 'Partner', nl: 'Partner' },
  kind: { en: 'Kind', nl: 'Soort' },
  language: { en: 'Language', nl: 'Taal' },
  lastError: { en: 'Why it failed', nl: 'Waarom het mislukte' },
  legalName: { en: 'Legal name', nl: 'Officiële naam' },
  link: { en: 'Link', nl: 'Link' },
  locale: { en: 'Language', nl: 'Taal' },
  logo: { en: 'Logo', nl: 'Logo' },
  maxUses: { en: 'Uses allowed', nl: 'Aantal keren bruikbaar' },
  message: { en: 'Message', nl: 'Bericht' },
  myRole: { en: 'My role', nl: 'Mijn rol' },
  name: { en: 'Name', nl: 'Naam' },
  nextTryAt: { en: 'Next attempt', nl: 'Volgende poging' },
  onBehalfOf: { en: 'On behalf of', nl: 'Namens' },
  organisation: { en: 'Organisation', nl: 'Organisatie' },
  organisationName: { en: 'The client’s organisation', nl: 'De organisatie van de klant' },
  partnerSince: { en: 'Partner since', nl: 'Partner sinds' },
  paymentMode: { en: 'Payment', nl: 'Betaling' },
  pendingEmail: {
    en: 'New address, waiting for confirmation',
    nl: 'Nieuw adres, wacht op bevestiging',
  },
  platformRoles: { en: 'Roles on the platform', nl: 'Rollen op het platform' },
  proposedAt: { en: 'Proposed', nl: 'Voorgesteld op' },
  proposedEmail: { en: 'Proposed new address', nl: 'Voorgesteld nieuw adres' },
  publishedAt: { en: 'Published', nl: 'Gepubliceerd op' },
  publishedBy: { en: 'Published by', nl: 'Gepubliceerd door' },
  reason: { en: 'Reason', nl: 'Reden' },
  requestId: { en: 'Number of the request', nl: 'Nummer van het verzoek' },
  role: { en: 'Role', nl: 'Rol' },
  scope: { en: 'Pays for', nl: 'Betaalt voor' },
  sealed: { en: 'Sealed text', nl: 'Verzegelde tekst' },
  sentAt: { en: 'Sent', nl: 'Verstuurd op' },
  sha256: { en: 'SHA-256 of the text', nl: 'SHA-256 van de tekst' },
  source: { en: 'Origin', nl: 'Herkomst' },
  staffPermissions: { en: 'Permissions as staff', nl: 'Bevoegdheden als medewerker' },
  status: { en: 'State', nl: 'Status' },
  subject: { en: 'Subject', nl: 'Onderwerp' },
  text: { en: 'Plain text', nl: 'Platte tekst' },
  texts: { en: 'Texts', nl: 'Teksten' },
  tier: { en: 'Tier', nl: 'Niveau' },
  title: { en: 'Title', nl: 'Titel' },
  to: { en: 'Receiver', nl: 'Ontvanger' },
  tokenHash: { en: 'Hash of the token', nl: 'Hash van het token' },
  trialEndsAt: { en: 'Trial until', nl: 'Proefperiode tot' },
  updatedAt: { en: 'Last changed', nl: 'Laatst gewijzigd' },
  usageContext: { en: 'Used for', nl: 'Gebruikt voor' },
  user: { en: 'Person', nl: 'Persoon' },
  userAgent: { en: 'Browser', nl: 'Browser' },
  uses: { en: 'Times used', nl: 'Aantal keren gebruikt' },
  vatId: { en: 'VAT number', nl: 'Btw-nummer' },
  version: { en: 'Version', nl: 'Versie' },
  visibility: { en: 'Visibility', nl: 'Zichtbaarheid' },
  workspace: { en: 'Workspace', nl: 'Werkruimte' },
} as const satisfies Record<string, Label>

export type FieldName = keyof typeof FIELD_LABELS

/** … and the values of selects, by field. */
export const OPTION_LABELS = {
  appliesTo: {
    organisation: { en: 'Partner organisations', nl: 'Partnerorganisaties' },
    workspace: { en: 'Client workspaces', nl: 'Klantwerkruimtes' },
  },
  billingPeriod: {
    monthly: { en: 'Monthly', nl: 'Per maand' },
    yearly: { en: 'Yearly', nl: 'Per jaar' },
  },
  channel: {
    email: { en: 'By mail', nl: 'Per mail' },
    link: { en: 'By link', nl: 'Met een link' },
    online: { en: 'Online', nl: 'Online' },
    paper: { en: 'On paper', nl: 'Op papier' },
  },
  discountKind: {
    none: { en: 'No discount', nl: 'Geen korting' },
    scholarship: { en: 'Scholarship', nl: 'Beurs' },
    staff: { en: 'Staff', nl: 'Medewerkers' },
  },
  language: {
    en: { en: 'English', nl: 'English' },
    nl: { en: 'Nederlands', nl: 'Nederlands' },
  },
  myRole: ROLES,
  paymentMode: {
    card: { en: 'By card', nl: 'Met kaart' },
    managed: { en: 'By invoice', nl: 'Op factuur' },
    none: { en: 'Nothing to pay', nl: 'Niets te betalen' },
  },
  platformRoles: {
    editor: { en: 'editor', nl: 'redacteur' },
    staff: { en: 'staff', nl: 'medewerker' },
  },
  role: ROLES,
  scope: {
    organisation: { en: 'All internal workspaces', nl: 'Alle interne werkruimtes' },
    workspace: { en: 'One workspace', nl: 'Eén werkruimte' },
  },
  source: {
    creation: { en: 'Creation', nl: 'Aanmaak' },
    'data-owner': { en: 'Ownership of the data', nl: 'Eigendom van de gegevens' },
    direct: { en: 'Added directly', nl: 'Rechtstreeks toegevoegd' },
    handoff: { en: 'Handover', nl: 'Overdracht' },
    invitation: { en: 'Invitation', nl: 'Uitnodiging' },
    person: { en: 'A person', nl: 'Een persoon' },
    request: { en: 'Request for access', nl: 'Aanvraag' },
    'sign-up': { en: 'Sign-up', nl: 'Aanmelding' },
  },
  staffPermissions: {
    manageStaff: { en: 'Manage staff', nl: 'Medewerkers beheren' },
    setTier: { en: 'Set tiers', nl: 'Niveaus instellen' },
    settle: { en: 'Settle with partners', nl: 'Afrekenen met partners' },
    setVisibility: { en: 'Set visibility', nl: 'Zichtbaarheid instellen' },
    transfer: { en: 'Transfer data and workspaces', nl: 'Gegevens en werkruimtes overdragen' },
  },
  status: {
    accepted: { en: 'Accepted', nl: 'Aangenomen' },
    approved: { en: 'Approved', nl: 'Goedgekeurd' },
    active: { en: 'Active', nl: 'Actief' },
    canceled: { en: 'Canceled', nl: 'Opgezegd' },
    denied: { en: 'Denied', nl: 'Geweigerd' },
    declined: { en: 'Declined', nl: 'Afgewezen' },
    expired: { en: 'Expired', nl: 'Verlopen' },
    failed: { en: 'Failed', nl: 'Mislukt' },
    kept: { en: 'Kept', nl: 'Bewaard' },
    none: { en: 'No subscription', nl: 'Geen abonnement' },
    'past-due': { en: 'Past due', nl: 'Achterstallig' },
    pending: { en: 'Waiting for an answer', nl: 'Wacht op antwoord' },
    revoked: { en: 'Withdrawn', nl: 'Ingetrokken' },
    sent: { en: 'Sent', nl: 'Verstuurd' },
    withdrawn: { en: 'Withdrawn', nl: 'Teruggetrokken' },
    waiting: { en: 'Waiting', nl: 'Wacht' },
  },
  tier: {} as Record<string, Label>, // The host names its tiers.
  usageContext: {
    external: { en: 'a client', nl: 'een klant' },
    internal: { en: 'our own work', nl: 'ons eigen werk' },
  },
  visibility: {
    'invite-only': { en: 'By invitation', nl: 'Op uitnodiging' },
    open: { en: 'Open', nl: 'Open' },
    private: { en: 'Private', nl: 'Privé' },
  },
} satisfies Partial<Record<FieldName, Record<string, Label>>>

export type SelectName = keyof typeof OPTION_LABELS
export type ValueOf<Name extends SelectName> = keyof (typeof OPTION_LABELS)[Name] & string

/** Labels in one language: the sentences of the admin UI use the same words. */
export const wordsIn = <Name extends string>(
  language: keyof Label,
  labels: Readonly<Record<Name, Label>>,
): Record<Name, string> =>
  Object.fromEntries(
    Object.entries<Label>(labels).map(([name, label]) => [name, label[language]]),
  ) as Record<Name, string>

/** The options of a select, in the order given: it is the order of the database's enum. */
export const optionsOf = <Name extends SelectName>(
  name: Name,
  values: readonly ValueOf<Name>[],
): Option[] => {
  const labels: Record<string, Label> = OPTION_LABELS[name]
  return values.map((value) => ({ label: labels[value] ?? value, value }))
}
