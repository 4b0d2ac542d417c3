import type { AgreementAcceptance } from '../../documents.js'
import type { AdminViewServerProps } from '../shared/visit.js'

import { ReadOnlyDocument } from '../document/ReadOnlyDocument.js'
import { documentOf, visitOf } from '../shared/visit.js'
import { EvidenceButton } from './EvidenceButton.js'

/** Who accepted which text, with what proves it. */
export const AcceptancePage = (props: AdminViewServerProps) => {
  const visit = visitOf(props)
  const acceptance = documentOf(props) as AgreementAcceptance
  return (
    <ReadOnlyDocument
      actions={<EvidenceButton acceptance={acceptance.id} visit={visit} />}
      document={acceptance}
      slug={visit.call.program.slugs.agreementAcceptances}
      visit={visit}
    />
  )
}
