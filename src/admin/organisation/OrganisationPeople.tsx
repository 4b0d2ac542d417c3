import { holdsInOrganisation } from '../../../access/can.js'
import { organisationRole } from '../../../access/facts.js'
import { rankOf } from '../../../access/matrix.js'
import { isStaff } from '../../../access/person.js'
import { organisationMembers } from '../../commands/index.js'
import { ORGANISATION_ROLES } from '../../documents.js'
import { Directory } from '../shared/Directory.js'
import { foundBy } from '../shared/foundBy.js'
import { InviteDrawer, PendingIn } from '../shared/Invitations.js'
import { Section } from '../shared/Screen.js'
import { organisationPage } from './organisationPage.js'
import { readsMembers } from './tabs.js'

/** Who belongs to an organisation, and who was invited. */
export const OrganisationPeople = foundBy(
  readsMembers,
  organisationPage(async (visit, { archivedAt, id }) => {
    const { call, say } = visit
    const [{ docs }, role, isManager] = await Promise.all([
      organisationMembers({ id, req: call.req }),
      organisationRole(call, id),
      holdsInOrganisation(call, 'member:manage', id),
    ])
    const manages = isManager && !archivedAt
    const place = { organisation: id }
    const roles = [...ORGANISATION_ROLES].reverse().filter((one) => rankOf(one) <= rankOf(role))
    return {
      ...(manages && { actions: <InviteDrawer place={place} roles={roles} visit={visit} /> }),
      content: (
        <>
          <Section title={say('people:title', { count: docs.length })}>
            <Directory
              manages={manages}
              people={docs}
              place={place}
              roles={roles.filter((one) => one !== 'owner')}
              visit={visit}
            />
          </Section>
          {(manages || isStaff(call)) && <PendingIn place={place} visit={visit} />}
        </>
      ),
    }
  }),
)
