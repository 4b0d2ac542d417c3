import type { Visit } from '../shared/visit.js'

import { isEditor, isStaff } from '../../../access/person.js'
import { documentTab } from '../shared/documentTab.js'

/** Who reads agreements as they are written, and who stands on them. */
export const readsAgreements = ({ call }: Visit): boolean => isEditor(call) || isStaff(call)

export const AgreementTextTab = documentTab('agreement:text', readsAgreements)
export const AgreementVersionsTab = documentTab('agreement:versions', readsAgreements)
export const AgreementCoverageTab = documentTab('agreement:coverageTab', readsAgreements)
