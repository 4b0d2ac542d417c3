import type { AuditEvent, User } from '../../documents.js'

import { findAsCaller } from '../../db/own.js'
import { Empty } from '../shared/Card.js'
import { DataTable } from '../shared/DataTable.js'
import { Moment } from '../shared/Moment.js'
import { Section } from '../shared/Screen.js'
import { actionSentence } from '../shared/actionSentence.js'
import { readsActivity } from './tabs.js'
import { workspacePage } from './workspacePage.js'

type Event = AuditEvent & { actor?: Pick<User, 'id'> | null; reason?: null | string }

/** What happened in a workspace, newest first. */
export const WorkspaceActivity = workspacePage(async (visit, { id }) => {
  const { call, say } = visit
  if (!(await readsActivity(visit, id)))
    return { content: <Empty>{say('workspace:activityNeeds')}</Empty> }
  const { docs, totalDocs } = await findAsCaller<Event>(call.req, call.program.slugs.auditEvents, {
    limit: 50,
    sort: '-at',
    where: { workspace: { equals: id } },
  })
  return {
    content: (
      <Section title={say('workspace:activityTitle', { count: totalDocs })}>
        <DataTable
          caption={say('workspace:activity')}
          columns={[
            { cell: ({ action }) => actionSentence(say, action), label: say('field:action') },
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
