import type { AgreementAcceptance, AgreementVersion, Id } from '../documents.js'
import type { Call } from '../program.js'

import { personOf } from '../../access/person.js'
import { record } from '../audit/record.js'
import { createOwn, findOwn } from '../db/own.js'
import { callerAddress } from '../limits/callerAddress.js'
import { acceptedText } from './current.js'

type Acceptance = {
  locale?: null | string | undefined
  organisation: Id
  role: string
  version: AgreementVersion
  workspace?: Id
}

/** What is written down of an acceptance. */
export type Evidence = Omit<AgreementAcceptance, 'createdAt' | 'id' | 'updatedAt'>

/** The evidence of one acceptance: who accepted which text in which role, when and from where (SPEC 2.2, 3.4). */
export const evidenceOf = (
  call: Call,
  { locale, organisation, role, version, workspace }: Acceptance,
): Evidence => {
  const person = personOf(call)!
  const text = acceptedText(call, version, locale)
  return {
    acceptedAt: call.program.clock.now().toISOString(),
    acceptedBy: person.id,
    acceptedByName: person.name ?? person.id,
    channel: 'online',
    ip: callerAddress(call) ?? null,
    locale: text.locale,
    organisation,
    role,
    sha256: text.sha256,
    userAgent: call.req.headers?.get('user-agent')?.slice(0, 500) ?? null,
    version: version.id,
    workspace: workspace ?? null,
  }
}

export const acceptVersion = (call: Call, acceptance: Acceptance): Promise<AgreementAcceptance> =>
  keepEvidence(call, evidenceOf(call, acceptance))

export const keepEvidence = async (
  call: Call,
  evidence: Evidence,
  reason?: unknown,
): Promise<AgreementAcceptance> => {
  const created = await createOwn(call, 'agreementAcceptances', evidence)
  await recordAcceptance(call, created, reason)
  return created
}

export const recordAcceptance = (
  call: Call,
  { channel, id, organisation, sha256, version, workspace }: AgreementAcceptance,
  reason?: unknown,
): Promise<void> =>
  record(call, {
    action: 'agreement.accepted',
    after: { channel, sha256, version },
    organisation,
    reason,
    subject: { collection: 'agreementAcceptances', id },
    workspace,
  })

/** The acceptance by which an organisation stands on a version. */
export const findAcceptance = async (
  call: Call,
  organisation: Id,
  version: Id,
): Promise<AgreementAcceptance | undefined> => {
  const [found] = await findOwn(
    call,
    'agreementAcceptances',
    {
      and: [
        { organisation: { equals: organisation } },
        { version: { equals: version } },
        { workspace: { exists: false } },
      ],
    },
    { limit: 1 },
  )
  return found
}
