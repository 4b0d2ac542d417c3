import type { AgreementVersion } from '../../documents.js'
import type { Visit } from '../shared/visit.js'

import { readerName } from '../shared/visit.js'

type Acceptance = {
  /** For whom one accepts. */
  organisation: string
  role: null | string | undefined
  version: AgreementVersion
}

/** What accepting a version does, a full sentence each. */
export const acceptEffects = (
  visit: Visit,
  { organisation, role, version }: Acceptance,
): string[] => {
  const { say } = visit
  return [
    say('agreement:acceptEffect', {
      name: readerName(visit),
      organisation,
      role: role ? say(`role:${role as 'owner'}`) : '',
      version: version.version,
    }),
    say('agreement:acceptEvidence'),
  ]
}
