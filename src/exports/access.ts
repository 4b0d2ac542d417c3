export { can } from '../../access/can.js'
export type { Grant, OrganisationRow, WorkspaceRow } from '../../access/matrix.js'
export { ORGANISATION, WORKSPACE } from '../../access/matrix.js'
