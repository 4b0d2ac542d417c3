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

/** The evidence of one acceptance: who accepted which text in which role, when and from where (SPEC 2.2, 3.4). */
export const evidenceOf = (
  call: Call,
  { locale, organisation, role, version, workspace }: Acceptance,
) => {
  const person = personOf(call)!
  const text = acceptedText(call, version, locale)
  return {
    acceptedAt: call.program.clock.now().toISOString(),
    acceptedBy: person.id,
    acceptedByName: person.name ?? person.id,
    channel: 'online' as const,
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

export const acceptVersion = async (
  call: Call,
  acceptance: Acceptance,
): Promise<AgreementAcceptance> => {
  const created = await createOwn(call, 'agreementAcceptances', evidenceOf(call, acceptance))
  await recordAcceptance(call, created)
  return created
}

export const recordAcceptance = (
  call: Call,
  { id, organisation, sha256, version, workspace }: AgreementAcceptance,
): Promise<void> =>
  record(call, {
    action: 'agreement.accepted',
    after: { sha256, version },
    organisation,
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
