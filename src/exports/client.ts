export { FieldOrText } from '../admin/document/FieldOrText.js'
export { HomeLink } from '../admin/nav/HomeLink.js'
