import type { AdminViewServerProps, Visit } from '../shared/visit.js'

import { organisationRolesWith } from '../../../access/matrix.js'
import { isEditor, isStaff } from '../../../access/person.js'
import { standingOf } from '../../../access/standing.js'
import { campaignTasksOf } from '../../agreements/campaignTasks.js'
import { AgreementsOverview } from '../agreement/AgreementsOverview.js'
import { CampaignTasks } from '../agreement/CampaignTasks.js'
import { Screen } from '../shared/Screen.js'
import { Trail } from '../shared/Trail.js'
import { readerName, visitOf } from '../shared/visit.js'
import { Newcomer } from './Newcomer.js'
import { PendingInvitations } from './PendingInvitations.js'
import { Platform } from './Platform.js'
import { Workspaces } from './Workspaces.js'

/** The first page: what is one's own on this platform, and what one can do next. */
export const Home = async (props: AdminViewServerProps) => {
  const visit = visitOf(props)
  const { call, say } = visit
  const { organisations, workspaceRoles } = await standingOf(call)
  const isOnPlatform = isStaff(call) || isEditor(call)
  const isNewcomer = !isOnPlatform && organisations.length === 0 && workspaceRoles.length === 0
  const roles = organisations.map(({ name, role }) =>
    say('home:roleAt', { organisation: name, role: say(`role:${role}`) }),
  )
  return (
    <Screen
      lead={
        isStaff(call) ? say('home:staff') : isEditor(call) ? say('home:editor') : roles.join(' ')
      }
      title={say('home:welcome', { name: readerName(visit) })}
    >
      <Trail steps={[]} />
      {!isStaff(call) && <PendingInvitations visit={visit} />}
      <Tasks visit={visit} />
      {isStaff(call) && <Platform visit={visit} />}
      {isEditor(call) && <AgreementsOverview visit={visit} />}
      {isNewcomer && <Newcomer visit={visit} />}
      {!isStaff(call) && <Workspaces visit={visit} />}
    </Screen>
  )
}

/** What the reader is asked to accept for the organisations that he runs. */
const Tasks = async ({ visit }: { visit: Visit }) => {
  const { organisations } = await standingOf(visit.call)
  const accepts = organisationRolesWith('agreement:accept')
  const own = organisations.filter(({ role }) => accepts.includes(role))
  const tasks = await campaignTasksOf(
    visit.call,
    own.map(({ id }) => id),
  )
  return (
    <CampaignTasks
      names={Object.fromEntries(own.map(({ id, name }) => [id, name]))}
      tasks={tasks}
      visit={visit}
    />
  )
}
