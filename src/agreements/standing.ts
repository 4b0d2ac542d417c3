import type { AgreementAcceptance, AgreementVersion, Id } from '../documents.js'
import type { Call } from '../program.js'

import { findAsCaller } from '../db/own.js'
import { findCurrentVersion } from './current.js'

type Acceptance = Omit<AgreementAcceptance, 'version'> & {
  version: Pick<AgreementVersion, 'id' | 'version'>
}

/** Where an organisation stands: the version that counts now, and the newest that it accepted, as far as the caller may read that. */
export type AgreementStanding = {
  acceptance?: Acceptance
  current?: AgreementVersion
  isCurrent: boolean
}

/** More versions than any organisation accepted so far. */
const MORE_THAN_ANY = 100

export const agreementStandingOf = async (
  call: Call,
  organisation: Id,
): Promise<AgreementStanding> => {
  const [current, { docs }] = await Promise.all([
    findCurrentVersion(call, 'organisation'),
    findAsCaller<Acceptance>(call.req, call.program.slugs.agreementAcceptances, {
      depth: 1,
      limit: MORE_THAN_ANY,
      sort: '-acceptedAt',
      where: {
        and: [{ organisation: { equals: organisation } }, { workspace: { exists: false } }],
      },
    }),
  ])
  // Paper that was recorded since may tell of an older text at a later day.
  const acceptance = docs.find(({ version }) => version.id === current?.id) ?? docs[0]
  return {
    ...(acceptance && { acceptance }),
    ...(current && { current }),
    isCurrent: current !== undefined && acceptance?.version.id === current.id,
  }
}
