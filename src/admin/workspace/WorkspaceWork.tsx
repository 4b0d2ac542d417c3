import { Banner } from '@payloadcms/ui'

import type { Id } from '../../documents.js'
import type { AdminViewServerProps } from '../shared/visit.js'

import { holds } from '../../../access/can.js'
import { operationsOf } from '../../../access/operations.js'
import { Empty } from '../shared/Card.js'
import { documentOf } from '../shared/visit.js'
import { ContentSection } from './ContentSection.js'
import { NewWorkspace } from './NewWorkspace.js'
import { Opened } from './Opened.js'
import { workspacePage } from './workspacePage.js'

/** What a workspace holds; where there is none yet, the page that makes one. */
export const WorkspaceWork = (props: AdminViewServerProps) =>
  (documentOf(props) as { id?: Id } | null)?.id ? <Work {...props} /> : <NewWorkspace {...props} />

const Work = workspacePage(async (visit, workspace) => {
  const { archivedAt, id, isDataOwner } = workspace
  const { call, say } = visit
  const kinds = await Promise.all(
    Object.entries(call.program.content).map(async ([slug, content]) => ({
      content,
      creates: !archivedAt && (await holds(call, operationsOf(content).create, id)),
      reads: await holds(call, operationsOf(content).read, id),
      slug,
    })),
  )
  const readable = kinds.filter(({ reads }) => reads)
  return {
    content: (
      <>
        {call.req.query.opened === 'true' && <Opened visit={visit} workspace={workspace} />}
        {isDataOwner && <Banner type="success">{say('workspace:youAreDataOwner')}</Banner>}
        {readable.length === 0 && <Empty>{say('workspace:noContentForYou')}</Empty>}
        {readable.map((kind) => (
          <ContentSection key={kind.slug} {...kind} visit={visit} workspace={id} />
        ))}
      </>
    ),
  }
})
