import type { Id } from '../../documents.js'
import type { Visit } from '../shared/visit.js'

import { DownloadButton } from '../shared/DownloadButton.js'

/** Saves what proves an acceptance (SPEC 2.7). */
export const EvidenceButton = ({ acceptance, visit }: { acceptance: Id; visit: Visit }) => (
  <DownloadButton
    label={visit.say('agreement:evidence')}
    path={`/${visit.call.program.slugs.agreementAcceptances}/${acceptance}/evidence`}
    visit={visit}
  />
)
