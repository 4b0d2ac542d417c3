import { holds } from '../../../access/can.js'
import { rankOf } from '../../../access/matrix.js'
import { isStaff } from '../../../access/person.js'
import { workspaceMembers } from '../../commands/index.js'
import { WORKSPACE_ROLES } from '../../documents.js'
import { RequestsIn } from '../requests/RequestsIn.js'
import { foundBy } from '../shared/foundBy.js'
import { peopleOf } from '../shared/peopleOf.js'
import { managesWorkspace, readsPeople } from './tabs.js'
import { workspacePage } from './workspacePage.js'

/** Who is in a workspace, and who was invited. */
export const WorkspacePeople = foundBy(
  readsPeople,
  workspacePage(async (visit, { archivedAt, id, myRole, organisation, usageContext }) => {
    const { call } = visit
    const [{ docs }, manages, invites] = await Promise.all([
      workspaceMembers({ id, req: call.req }),
      managesWorkspace(visit, id),
      holds(call, 'member:invite', id),
    ])
    const roles = [...WORKSPACE_ROLES]
      .reverse()
      .filter((role) => rankOf(role) <= rankOf(myRole))
      .filter((role) => role !== 'observer' || usageContext === 'external')
    return peopleOf(visit, {
      manages: manages && !archivedAt,
      people: docs,
      place: { workspace: id },
      requests: invites && !archivedAt && (
        <RequestsIn organisation={organisation} roles={roles} visit={visit} workspace={id} />
      ),
      roles,
      seesPending: manages || isStaff(call),
    })
  }),
)
