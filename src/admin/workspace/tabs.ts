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

export const WorkTab = documentTab('workspace:work', readsContent)
export const PeopleTab = documentTab(
  'workspace:people',
  forFacts(
    (visit, facts) =>
      isStaff(visit.call) ||
      facts?.isDataOwner === true ||
      grantOf(visit.call.program.matrix, 'member:read', facts?.role) !== '-',
  ),
)
export const DataOwnerTab = documentTab(
  'workspace:dataOwner',
  forFacts(
    (visit, facts) =>
      isStaff(visit.call) ||
      (facts?.isExternal === true &&
        (facts.isDataOwner || granted(visit, facts, 'settings:manage'))),
  ),
)
export const BillingTab = documentTab(
  'workspace:billing',
  async (visit, id) =>
    isStaff(visit.call) ||
    granted(visit, await workspaceFacts(visit.call, id), 'usage:read') ||
    holdsInOrganisation(
      visit.call,
      'usage:read',
      (await workspaceFacts(visit.call, id))?.organisation,
    ),
)

/** Whether the person may read what happened in a workspace. */
export const readsActivity = async (visit: Visit, id: Id): Promise<boolean> =>
  isStaff(visit.call) ||
  (await workspaceFacts(visit.call, id))?.isDataOwner === true ||
  holds(visit.call, 'audit:read', id)

export const ActivityTab = documentTab('workspace:activity', readsActivity)
export const SettingsTab = documentTab(
  'workspace:settings',
  async (visit, id) => isStaff(visit.call) || managesWorkspace(visit, id),
)
