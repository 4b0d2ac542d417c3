import { rankOf } from '../../../access/matrix.js'
import { isStaff } from '../../../access/person.js'
import { workspaceMembers } from '../../commands/index.js'
import { WORKSPACE_ROLES } from '../../documents.js'
import { Directory } from '../shared/Directory.js'
import { InviteDrawer, PendingIn } from '../shared/Invitations.js'
import { foundBy } from '../shared/foundBy.js'
import { Section } from '../shared/Screen.js'
import { managesWorkspace, readsPeople } from './tabs.js'
import { workspacePage } from './workspacePage.js'

/** Who is in a workspace, and who was invited. */
export const WorkspacePeople = foundBy(
  readsPeople,
  workspacePage(async (visit, { archivedAt, id, myRole, usageContext }) => {
    const { call, say } = visit
    const [{ docs }, manages] = await Promise.all([
      workspaceMembers({ id, req: call.req }),
      managesWorkspace(visit, id),
    ])
    const place = { workspace: id }
    const roles = [...WORKSPACE_ROLES]
      .reverse()
      .filter((role) => rankOf(role) <= rankOf(myRole))
      .filter((role) => role !== 'observer' || usageContext === 'external')
    return {
      ...(manages &&
        !archivedAt && { actions: <InviteDrawer place={place} roles={roles} visit={visit} /> }),
      content: (
        <>
          <Section title={say('people:title', { count: docs.length })}>
            <Directory
              manages={manages && !archivedAt}
              people={docs}
              place={place}
              roles={roles.filter((role) => role !== 'owner')}
              visit={visit}
            />
          </Section>
          {(manages || isStaff(call)) && <PendingIn place={place} visit={visit} />}
        </>
      ),
    }
  }),
)
