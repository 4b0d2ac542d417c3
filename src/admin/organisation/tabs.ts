import type { OrganisationCapability } from '../../../access/matrix.js'
import type { Id } from '../../documents.js'
import type { Visit } from '../shared/visit.js'

import { holdsInOrganisation } from '../../../access/can.js'
import { organisationRole } from '../../../access/facts.js'
import { isStaff } from '../../../access/person.js'
import { documentTab } from '../shared/documentTab.js'

const toStaffOr =
  (ask: (visit: Visit, id: Id) => Promise<boolean>) =>
  async (visit: Visit, id: Id): Promise<boolean> =>
    isStaff(visit.call) || ask(visit, id)

const holders = (capability: OrganisationCapability) =>
  toStaffOr((visit, id) => holdsInOrganisation(visit.call, capability, id))

/** Who belongs to an organisation. Who only works in one of its workspaces sees its name, and no tabs. */
export const isInside = toStaffOr(
  async (visit, id) => (await organisationRole(visit.call, id)) !== null,
)

/** Who sees the people of an organisation. */
export const readsMembers = holders('member:read')

/** Who changes an organisation. */
export const changesOrganisation = holders('settings:manage')

export const OverviewTab = documentTab('organisation:overview', () => true)
export const PartnershipTab = documentTab('organisation:partnership', isInside)
export const OrganisationPeopleTab = documentTab('organisation:people', readsMembers)
export const OrganisationSettingsTab = documentTab('organisation:settings', changesOrganisation)
