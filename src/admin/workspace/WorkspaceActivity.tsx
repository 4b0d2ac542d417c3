import type { AuditEvent, Id } from '../../documents.js'

import { workspaceMembers } from '../../commands/index.js'
import { findAsCaller } from '../../db/own.js'
import { Empty } from '../shared/Card.js'
import { DataTable } from '../shared/DataTable.js'
import { Moment } from '../shared/Moment.js'
import { nameOf } from '../shared/nameOf.js'
import { Section } from '../shared/Screen.js'
import { readsActivity } from './tabs.js'
import { workspacePage } from './workspacePage.js'

type Event = AuditEvent & { actor?: Id | null; reason?: null | string }

/** What happened in a workspace, newest first. */
export const WorkspaceActivity = workspacePage(async (visit, { id }) => {
  const { call, say } = visit
  if (!(await readsActivity(visit, id)))
    return { content: <Empty>{say('workspace:activityNeeds')}</Empty> }
  const [{ docs, totalDocs }, { docs: people }] = await Promise.all([
    findAsCaller<Event>(call.req, call.program.slugs.auditEvents, {
      limit: 50,
      sort: '-at',
      where: { workspace: { equals: id } },
    }),
    workspaceMembers({ id, req: call.req }),
  ])
  const personOf = (actor: unknown) => people.find(({ user }) => user === actor)?.name
  return {
    content: (
      <Section title={say('workspace:activityTitle', { count: totalDocs })}>
        <DataTable
          caption={say('workspace:activity')}
          columns={[
            { cell: ({ action }) => nameOf(say, 'action', action), label: say('field:action') },
            { cell: ({ actor }) => personOf(actor), label: say('field:actor') },
            { cell: ({ reason }) => reason, label: say('field:reason') },
            { cell: ({ at }) => <Moment at={at} />, label: say('field:at') },
          ]}
          idOf={(event) => event.id}
          rows={docs}
        />
      </Section>
    ),
  }
})
