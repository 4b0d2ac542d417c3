import type { Id, Organisation, Workspace } from '../../documents.js'

/** A workspace as read by somebody, its organisation populated. Fields that he may not read are absent. */
export type ReadWorkspace = Omit<Workspace, 'billingAccount' | 'organisation'> & {
  billingAccount?: Id | null
  isDataOwner: boolean
  myRole?: null | string
  organisation: Partial<Organisation> & { id: Id }
  tier?: null | string
}
