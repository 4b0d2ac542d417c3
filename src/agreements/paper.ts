import type { AgreementAcceptance } from '../documents.js'
import type { Call } from '../program.js'
import type { Evidence } from './accept.js'

import { notWritable } from '../../access/fields.js'
import { isStaff } from '../../access/person.js'
import { statedReason } from '../audit/statedReason.js'
import { findOwnById } from '../db/own.js'
import { idOf } from '../documents.js'
import { lockOrganisation } from '../memberships/judge.js'
import { fieldRefusal, Refusal } from '../refusals.js'
import { findAcceptance } from './accept.js'
import { acceptedText } from './current.js'

/** An acceptance as it was sent: what of it may be empty, is. */
export type SentAcceptance = {
  [Field in PaperField | 'locale' | 'organisation' | 'reason' | 'version']?:
    null | string | undefined
}

const PAPER_FIELDS = ['document', 'acceptedByName', 'acceptedAt'] as const
type PaperField = (typeof PAPER_FIELDS)[number] | 'channel'

/** Only staff say when and by whom something was accepted: what they hold is paper (SPEC 2.2). */
export const refusePaper = (sent: SentAcceptance): void => {
  const field = PAPER_FIELDS.find((name) => Boolean(sent[name]))
  const named = field ?? (sent.channel && sent.channel !== 'online' ? 'channel' : undefined)
  if (named) throw notWritable(named)
}

/**
 * What staff record of an agreement that was signed on paper, whichever version it was (SPEC 2.2). Nobody clicked: the
 * name is the signature's, and nothing is known of an account, a role or an address.
 *
 * Refuses with: forbidden, reason_required, validation_failed, already_accepted.
 */
export const paperEvidenceOf = async (call: Call, sent: SentAcceptance): Promise<Evidence> => {
  const id = idOf(sent.organisation)
  if (!isStaff(call) || !id) throw new Refusal('forbidden')
  if (sent.channel !== 'paper') throw new Refusal('forbidden', { message: STAFF_ACCEPT_NOTHING })
  await lockOrganisation(call, id)
  const organisation = await findOwnById(call, 'organisations', id)
  const version = await findOwnById(call, 'agreementVersions', idOf(sent.version) ?? '')
  const document = await findOwnById(call, 'agreementDocuments', idOf(sent.document) ?? '')
  const isOthers = Boolean(sent.document) && document?.organisation !== id
  if (!organisation || !version || isOthers) throw new Refusal('forbidden')

  statedReason(sent.reason)
  if (version.appliesTo !== 'organisation')
    throw fieldRefusal(
      'validation_failed',
      'version',
      'Choose a version of the agreement for partners: what is accepted for a workspace is accepted there.',
    )
  if (!document)
    throw fieldRefusal(
      'validation_failed',
      'document',
      'Upload the signed agreement first, and give its id.',
    )
  if (!sent.acceptedByName?.trim())
    throw fieldRefusal('validation_failed', 'acceptedByName', 'Write the name of who signed.')
  const acceptedAt = signedAt(call, sent.acceptedAt)
  if (await findAcceptance(call, id, version.id)) throw new Refusal('already_accepted')
  const text = acceptedText(call, version, sent.locale)
  return {
    acceptedAt,
    acceptedBy: null,
    acceptedByName: sent.acceptedByName.trim(),
    channel: 'paper',
    document: document.id,
    ip: null,
    locale: text.locale,
    organisation: id,
    role: null,
    sha256: text.sha256,
    userAgent: null,
    version: version.id,
    workspace: null,
  } satisfies Partial<AgreementAcceptance>
}

const STAFF_ACCEPT_NOTHING =
  'Staff accept for nobody. What was signed on paper is recorded with channel: paper, the document, who signed it and when.'

const signedAt = ({ program }: Call, sent: null | string | undefined): string => {
  const at = new Date(sent ?? '')
  if (Number.isNaN(at.getTime()))
    throw fieldRefusal('validation_failed', 'acceptedAt', 'Say when it was signed.')
  if (at > program.clock.now())
    throw fieldRefusal('validation_failed', 'acceptedAt', 'It was signed today or earlier.')
  return at.toISOString()
}
