import { Button, Link } from '@payloadcms/ui'

import type { CampaignTask } from '../../agreements/campaignTasks.js'
import type { Id, Workspace } from '../../documents.js'
import type { Visit } from '../shared/visit.js'

import { findAsCaller } from '../../db/own.js'
import { dayOf } from '../shared/dates.js'
import { agreementName } from './agreementName.js'

type Props = {
  /** On the page where it is accepted, which needs no way there. */
  isHere?: boolean
  names: Readonly<Record<Id, string>>
  tasks: readonly CampaignTask[]
  visit: Visit
}

/** What one is asked to accept, by when, and what happens otherwise (SPEC 2.6). */
export const CampaignTasks = ({ isHere = false, names, tasks, visit }: Props) =>
  tasks.map((task) => (
    <Task
      isHere={isHere}
      key={task.version.id + task.organisation}
      name={names[task.organisation] ?? ''}
      task={task}
      visit={visit}
    />
  ))

type TaskProps = { isHere: boolean; name: string; task: CampaignTask; visit: Visit }

const Task = ({ isHere, name, task, visit }: TaskProps) => {
  const { call, language, say, to } = visit
  const { acceptBy, isOver, organisation, version, workspaces } = task
  const facts = {
    agreement: agreementName(say, version.appliesTo),
    count: workspaces.length,
    date: dayOf(acceptBy, language),
    organisation: name,
    version: version.version,
  }
  return (
    <aside className="pp-aside pp-aside--due">
      <h2>{say(isOver ? 'campaign:overdue' : 'campaign:acceptBy', facts)}</h2>
      <p>
        {say(
          version.appliesTo === 'organisation' ? 'campaign:forOrganisation' : 'campaign:inEach',
          facts,
        )}{' '}
        {say(isOver ? 'campaign:stopped' : 'campaign:willStop', facts)}
      </p>
      {workspaces.length > 0 && <Where ids={workspaces} visit={visit} />}
      {!isHere && (
        <Button
          el="link"
          margin={false}
          size="small"
          to={to(`/collections/${call.program.slugs.organisations}/${organisation}/partnership`)}
        >
          {say('campaign:open')}
        </Button>
      )}
    </aside>
  )
}

/** So many on the page; what was accepted makes room for the next. */
const SHOWN = 10

/** The workspaces in which it is accepted, as far as the reader sees them. */
const Where = async ({ ids, visit }: { ids: readonly Id[]; visit: Visit }) => {
  const { call, to } = visit
  const slug = call.program.slugs.workspaces
  const { docs } = await findAsCaller<Workspace>(call.req, slug, {
    limit: SHOWN,
    sort: 'name',
    where: { id: { in: [...ids] } },
  })
  return (
    <ul className="pp-counts">
      {docs.map(({ id, name }) => (
        <li key={id}>
          <Link href={to(`/collections/${slug}/${id}/data-owner`)}>{name}</Link>
        </li>
      ))}
    </ul>
  )
}
