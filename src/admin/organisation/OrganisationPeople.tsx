import { holdsInOrganisation } from '../../../access/can.js'
import { organisationRole } from '../../../access/facts.js'
import { rankOf } from '../../../access/matrix.js'
import { isStaff } from '../../../access/person.js'
import { organisationMembers } from '../../commands/index.js'
import { ORGANISATION_ROLES } from '../../documents.js'
import { foundBy } from '../shared/foundBy.js'
import { peopleOf } from '../shared/peopleOf.js'
import { organisationPage } from './organisationPage.js'
import { readsMembers } from './tabs.js'

/** Who belongs to an organisation, and who was invited. */
export const OrganisationPeople = foundBy(
  readsMembers,
  organisationPage(async (visit, { archivedAt, id }) => {
    const { call } = visit
    const [{ docs }, role, isManager] = await Promise.all([
      organisationMembers({ id, req: call.req }),
      organisationRole(call, id),
      holdsInOrganisation(call, 'member:manage', id),
    ])
    const manages = isManager && !archivedAt
    const roles = [...ORGANISATION_ROLES].reverse().filter((one) => rankOf(one) <= rankOf(role))
    return peopleOf(visit, {
      manages,
      people: docs,
      place: { organisation: id },
      roles,
      seesPending: manages || isStaff(call),
    })
  }),
)
