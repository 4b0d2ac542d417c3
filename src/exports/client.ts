export { AgreementStatus } from '../admin/agreement/AgreementStatus.js'
export { PublishAgreement } from '../admin/agreement/PublishAgreement.js'
export { UnpublishAgreement } from '../admin/agreement/UnpublishAgreement.js'
export {
  CapCell,
  CheckboxCell,
  DateCell,
  DealStateCell,
  EndCell,
  NumberCell,
  RelationshipCell,
  SelectCell,
  TextCell,
} from '../admin/document/cells.js'
export { FieldOrText } from '../admin/document/FieldOrText.js'
export { HomeLink } from '../admin/nav/HomeLink.js'
