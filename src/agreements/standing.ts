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

export const agreementStandingOf = async (
  call: Call,
  organisation: Id,
): Promise<AgreementStanding> => {
  const [current, { docs }] = await Promise.all([
    findCurrentVersion(call, 'organisation'),
    findAsCaller<Acceptance>(call.req, call.program.slugs.agreementAcceptances, {
      depth: 1,
      limit: 1,
      sort: '-acceptedAt',
      where: {
        and: [{ organisation: { equals: organisation } }, { workspace: { exists: false } }],
      },
    }),
  ])
  const [acceptance] = docs
  return {
    ...(acceptance && { acceptance }),
    ...(current && { current }),
    isCurrent: current !== undefined && acceptance?.version.id === current.id,
  }
}
