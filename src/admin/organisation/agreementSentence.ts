import type { AgreementStanding } from '../../agreements/standing.js'
import type { AgreementAcceptance } from '../../documents.js'
import type { Say } from '../../translations/index.js'
import type { Visit } from '../shared/visit.js'

import { dayOf } from '../shared/dates.js'

/** On which version an organisation stands, since when and by whom. */
export const agreementSentence = (
  { language, say }: Visit,
  { acceptance, current, isCurrent }: AgreementStanding,
): string => {
  if (!acceptance) return say('organisation:agreementMissing')
  const { acceptedAt, version } = acceptance
  if (!isCurrent && current)
    return say('organisation:agreementOld', { current: current.version, version: version.version })
  return say('organisation:agreementAccepted', {
    date: dayOf(acceptedAt, language),
    name: signatureOf(say, acceptance),
    version: version.version,
  })
}

/** Who accepted, and as what; or that it was signed on paper. */
export const signatureOf = (
  say: Say,
  { acceptedByName: name, role }: Pick<AgreementAcceptance, 'acceptedByName' | 'role'>,
): string =>
  role
    ? say('organisation:signedAs', { name, role: say(`role:${role as 'owner'}`) })
    : say('organisation:signedOnPaper', { name })
