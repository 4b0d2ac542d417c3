export { CheckboxCell, DateCell, SelectCell, TextCell } from '../admin/document/cells.js'
export { FieldOrText } from '../admin/document/FieldOrText.js'
export { HomeLink } from '../admin/nav/HomeLink.js'
