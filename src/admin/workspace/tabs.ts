import type { WorkspaceFacts } from '../../../access/facts.js'
import type { Id } from '../../documents.js'
import type { Visit } from '../shared/visit.js'

import { workspaceFacts } from '../../../access/facts.js'
import { holds, holdsInOrganisation } from '../../../access/can.js'
import { grantOf } from '../../../access/matrix.js'
import { operationsOf } from '../../../access/operations.js'
import { isStaff } from '../../../access/person.js'
import { documentTab } from '../shared/documentTab.js'

const granted = (visit: Visit, facts: undefined | WorkspaceFacts, capability: string) =>
  grantOf(visit.call.program.matrix, capability, facts?.role) === 'all'

const forFacts =
  (ask: (visit: Visit, facts: undefined | WorkspaceFacts) => boolean) =>
  async (visit: Visit, id: Id): Promise<boolean> =>
    ask(visit, await workspaceFacts(visit.call, id))

/** Who manages a workspace's settings and people. */
export const managesWorkspace = forFacts((visit, facts) => granted(visit, facts, 'settings:manage'))

/** Whether the person reads any content of a workspace. Who sees only what it costs has no page of it. */
export const readsContent = forFacts((visit, facts) =>
  Object.values(visit.call.program.content).some((content) =>
    granted(visit, facts, operationsOf(content).read),
  ),
)

/** Whether the person may see who is in a workspace, be it only himself. */
export const readsPeople = forFacts(
  (visit, facts) =>
    isStaff(visit.call) ||
    facts?.isDataOwner === true ||
    grantOf(visit.call.program.matrix, 'member:read', facts?.role) !== '-',
)

/** Who is concerned with whose data a workspace holds. */
export const seesDataOwner = forFacts(
  (visit, facts) =>
    isStaff(visit.call) ||
    (facts?.isExternal === true && (facts.isDataOwner || granted(visit, facts, 'settings:manage'))),
)

/** Whether the person may see what a workspace costs. */
export const readsUsage = async (visit: Visit, id: Id): Promise<boolean> => {
  const facts = await workspaceFacts(visit.call, id)
  return (
    isStaff(visit.call) ||
    granted(visit, facts, 'usage:read') ||
    holdsInOrganisation(visit.call, 'usage:read', facts?.organisation)
  )
}

/** Whether the person may read what happened in a workspace. */
export const readsActivity = async (visit: Visit, id: Id): Promise<boolean> =>
  isStaff(visit.call) ||
  (await workspaceFacts(visit.call, id))?.isDataOwner === true ||
  holds(visit.call, 'audit:read', id)

/** Who changes a workspace. */
export const changesWorkspace = async (visit: Visit, id: Id): Promise<boolean> =>
  isStaff(visit.call) || managesWorkspace(visit, id)

export const WorkTab = documentTab('workspace:work', readsContent)
export const PeopleTab = documentTab('workspace:people', readsPeople)
export const DataOwnerTab = documentTab('workspace:dataOwner', seesDataOwner)
export const BillingTab = documentTab('workspace:billing', readsUsage)
export const ActivityTab = documentTab('workspace:activity', readsActivity)
export const SettingsTab = documentTab('workspace:settings', changesWorkspace)
