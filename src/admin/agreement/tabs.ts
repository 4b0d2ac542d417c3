import { isEditor, isStaff } from '../../../access/person.js'
import { documentTab } from '../shared/documentTab.js'

type Asked = Parameters<Parameters<typeof documentTab>[1]>[0]

const readsAgreements = ({ call }: Asked): boolean => isEditor(call) || isStaff(call)

export const AgreementTextTab = documentTab('agreement:text', readsAgreements)
export const AgreementVersionsTab = documentTab('agreement:versions', readsAgreements)
export const AgreementCoverageTab = documentTab('agreement:coverageTab', readsAgreements)
