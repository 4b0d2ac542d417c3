import { Banner } from '@payloadcms/ui'
import { redirect } from 'next/navigation.js'

import type { Id } from '../../documents.js'
import type { AdminViewServerProps } from '../shared/visit.js'

import { holds } from '../../../access/can.js'
import { operationsOf } from '../../../access/operations.js'
import { documentOf, visitOf } from '../shared/visit.js'
import { ContentSection } from './ContentSection.js'
import { Opened } from './Opened.js'
import { readsContent } from './tabs.js'
import { workspacePage } from './workspacePage.js'

/** What a workspace holds. Who reads nothing in it is led to what it costs. */
export const WorkspaceWork = async (props: AdminViewServerProps) => {
  const { id } = documentOf(props) as { id: Id }
  const visit = visitOf(props)
  const { call, to } = visit
  const reads = await readsContent(visit, id)
  if (!reads) redirect(to(`/collections/${call.program.slugs.workspaces}/${id}/billing`))
  return <Work {...props} />
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
