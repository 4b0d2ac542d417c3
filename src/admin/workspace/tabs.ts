import type { WorkspaceFacts } from '../../../access/facts.js'
import type { Id } from '../../documents.js'
import type { Visit } from '../shared/visit.js'

import { workspaceFacts } from '../../../access/facts.js'
import { holds } from '../../../access/can.js'
import { grantOf } from '../../../access/matrix.js'
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

export const WorkTab = documentTab('workspace:work', () => true)
export const PeopleTab = documentTab('workspace:people', () => true)
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
  forFacts((visit, facts) => isStaff(visit.call) || granted(visit, facts, 'usage:read')),
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
