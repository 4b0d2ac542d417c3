import type { AppliesTo } from '../../documents.js'
import type { Say } from '../../translations/index.js'

/** What an agreement is called to those who accept it. */
export const agreementName = (say: Say, appliesTo: AppliesTo): string =>
  say(appliesTo === 'organisation' ? 'agreement:ofOrganisation' : 'agreement:ofWorkspace')

/** What it is for. */
export const agreementPurpose = (say: Say, appliesTo: AppliesTo): string =>
  say(appliesTo === 'organisation' ? 'agreement:forOrganisation' : 'agreement:forWorkspace')
