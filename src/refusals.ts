import { APIError } from 'payload'

/** Every expected "no" of the program: its HTTP status and what to do next. The codes are API. */
// prettier-ignore
const REFUSALS = {
  address_invalid:      [400, 'Write one plain e-mail address, such as name@example.org.'],
  agreement_required:   [400, 'Accept the partner agreement first: send agreementAccepted: true.'],
  bulk_not_supported:   [400, 'Change one document at a time, by its id.'],
  data_owner_is_insider:[400, 'The data owner must be someone outside your organisation: give the client\'s own address.'],
  data_owner_required:  [400, 'Name the data owner: the client\'s organisation and e-mail address.'],
  field_not_writable:   [400, 'You cannot change this field. Leave it out, or send it back unchanged.'],
  observer_external_only:[400, 'Observers exist in external-client workspaces only. Choose another role.'],
  payment_exceeds_due:  [400, 'This is more than is due on the invoice. Enter at most what is due.'],
  refund_exceeds_paid:  [400, 'This is more than was paid and not yet given back. Enter at most that.'],
  reason_required:      [400, 'Say why: staff changes need a reason, which is kept in the audit log.'],
  validation_failed:    [400, 'Some of what you sent is not valid. Correct the fields named below.'],
  whitelabel_external_only: [400, 'Only external-client workspaces have a logo of their own; internal ones show the organisation\'s.'],
  unauthorized:         [401, 'Sign in first.'],
  client_data_stays:    [403, 'Data of an external client stays in its workspace.'],
  forbidden:            [403, 'You may not do this here. Ask an owner or admin of the place.'],
  invitation_for_another_account: [403, 'This invitation is for another address. Sign in with the account it was sent to.'],
  never_deleted:        [403, 'This is kept, not deleted.'],
  not_a_partner:        [403, 'Only partner organisations open external-client workspaces. Ask the platform\'s staff for partner status.'],
  role_above_own:       [403, 'This is above your own role here. Ask someone with that role.'],
  sign_up_instead:      [403, 'Accounts are made by accepting an invitation. Ask for one with POST /api/partner-program/sign-up.'],
  staff_outside:        [403, 'Platform staff stay outside organisations and workspaces. Use another account.'],
  tier_required:        [403, 'This needs a higher tier. Ask the platform\'s staff, or upgrade the workspace.'],
  not_found:            [404, 'There is nothing here for you. Check the id or the link.'],
  account_exists:       [409, 'An account with this address exists already. Sign in, then accept the invitation.'],
  agreement_changed:    [409, 'The agreement has changed. Read the current text, then accept that version.'],
  agreement_missing:    [409, 'The organisation has not accepted the current partner agreement. Its owner or admin accepts it first.'],
  agreement_not_published: [409, 'There is no published agreement to accept right now. Ask the platform\'s staff.'],
  already_accepted:     [409, 'Your organisation has accepted this version already.'],
  already_invited:      [409, 'A pending invitation for this address exists already. Resend that one.'],
  already_member:       [409, 'This person is here already, with that role or a higher one.'],
  archived:             [409, 'This place is archived and read-only. Restore it first: PATCH { archived: false }.'],
  billing_active:       [409, 'Its own billing account is still in use: end the subscription, settle invoices and balance, and go back to the free tier first.'],
  conflict:             [409, 'Somebody else changed this at the same moment. Try again.'],
  data_owner_stays:     [409, 'The data owner can always watch over the data: nobody else ends or time-boxes that access.'],
  idempotency_key_reused: [409, 'This Idempotency-Key was used for another request. Use a new key.'],
  insider_outsider_conflict: [409, 'One is an insider or an outsider of an organisation, never both. End the other access first.'],
  last_owner:           [409, 'An organisation always keeps an owner. Make somebody else owner first.'],
  nothing_to_settle:    [409, 'There is nothing to settle: what is payable comes to nothing or less.'],
  organisation_not_empty: [409, 'The organisation still has live workspaces. Archive or hand over these first.'],
  owner_needs_consent:  [409, 'Nobody becomes owner unasked: send an invitation with the role owner.'],
  self_referral:        [409, 'A partner cannot refer himself: choose the account of a client.'],
  terms_overlap:        [409, 'Another deal of this account is in force at that time. End it first, or start later.'],
  terms_retroactive:    [409, 'What was earned stands: choose a time after the last payment that has a line.'],
  wrong_state:          [409, 'This cannot be done in the present state.'],
  invitation_expired:   [410, 'This invitation has expired. Ask for a new one.'],
  invitation_used:      [410, 'This invitation has been used. Sign in with the account that accepted it.'],
  too_many_requests:    [429, 'Too many requests. Wait a while, then try again.'],
} as const satisfies Record<string, readonly [status: number, sentence: string]>

export type RefusalCode = keyof typeof REFUSALS

export type FieldError = { message: string; path: string }

type Details = {
  /** Replaces the table's sentence where more can be said. */
  message?: string
  /** Fields at fault; the error then takes the shape of Payload's `ValidationError`. */
  errors?: FieldError[]
  /** Further facts for `data`, such as the id of what is in the way. */
  [fact: string]: unknown
}

/** An expected "no". Answers `{ errors: [{ name, message, data: { code } }] }` with the code's status on every surface. */
export class Refusal extends APIError<{ code: RefusalCode; errors?: FieldError[] }> {
  constructor(code: RefusalCode, { message, ...facts }: Details = {}) {
    const [status, sentence] = REFUSALS[code]
    super(message ?? sentence, status, { code, ...facts }, true)
    this.name = facts.errors ? 'ValidationError' : 'Refusal' // Bundlers rename classes.
  }
}

/** What a code says where nothing more can be said. */
export const sentenceOf = (code: RefusalCode): string => REFUSALS[code][1]

/** A refusal that names one field, shown next to it by the admin UI. */
export const fieldRefusal = (code: RefusalCode, path: string, message?: string): Refusal => {
  const sentence = message ?? sentenceOf(code)
  return new Refusal(code, { message: sentence, errors: [{ message: sentence, path }] })
}

/** The code of an error that only has an HTTP status. */
export const codeOfStatus = (status: number): RefusalCode | undefined =>
  (
    ({ 400: 'validation_failed', 401: 'unauthorized', 403: 'forbidden', 404: 'not_found' }) as const
  )[status]
