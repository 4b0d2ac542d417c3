import { Banner } from '@payloadcms/ui'

import type { Id } from '../../documents.js'
import type { AdminViewServerProps } from '../shared/visit.js'

import { holds } from '../../../access/can.js'
import { operationsOf } from '../../../access/operations.js'
import { documentOf, visitOf } from '../shared/visit.js'
import { ContentSection } from './ContentSection.js'
import { NewWorkspace } from './NewWorkspace.js'
import { Opened } from './Opened.js'
import { readsContent } from './tabs.js'
import { WorkspaceBilling } from './WorkspaceBilling.js'
import { workspacePage } from './workspacePage.js'

/** What a workspace holds, or what it costs for those who read nothing in it; where there is none yet, the page that makes one. */
export const WorkspaceWork = async (props: AdminViewServerProps) => {
  const document = documentOf(props) as { id?: Id } | null
  if (!document?.id) return <NewWorkspace {...props} />
  const reads = await readsContent(visitOf(props), document.id)
  return reads ? <Work {...props} /> : <WorkspaceBilling {...props} />
}

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
        {readable.map((kind) => (
          <ContentSection key={kind.slug} {...kind} visit={visit} workspace={id} />
        ))}
      </>
    ),
  }
})
