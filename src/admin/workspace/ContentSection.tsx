import { getTranslation } from '@payloadcms/translations'
import { Link } from '@payloadcms/ui'

import type { Id } from '../../documents.js'
import type { ContentOptions } from '../../options.js'
import type { Visit } from '../shared/visit.js'

import { operationsOf } from '../../../access/operations.js'
import { findAsCaller } from '../../db/own.js'
import { Empty } from '../shared/Card.js'
import { DataTable } from '../shared/DataTable.js'
import { listUrl } from '../shared/listUrl.js'
import { Moment } from '../shared/Moment.js'
import { Tag } from '../shared/Pills.js'
import { Section } from '../shared/Screen.js'
import { textOf } from '../shared/text.js'
import { NewContent } from './NewContent.js'

type Props = {
  content: ContentOptions
  /** Whether the reader may make more of it here. */
  creates: boolean
  slug: string
  visit: Visit
  workspace: Id
}

type Document = Record<string, unknown> & { id: Id; updatedAt: string }

/** The newest content of one kind in a workspace. */
export const ContentSection = async ({ content, creates, slug, visit, workspace }: Props) => {
  const { call, say, to } = visit
  const { admin, labels, upload } = call.req.payload.collections[slug]!.config
  const title = admin.useAsTitle ?? (upload ? 'filename' : 'id')
  const plural = getTranslation(labels.plural, call.req.i18n)
  const { docs, totalDocs } = await findAsCaller<Document>(call.req, slug, {
    limit: 8,
    sort: '-updatedAt',
    where: { workspace: { equals: workspace } },
  })
  const list = to(`/collections/${slug}`)
  const isDrafted = operationsOf(content).drafts !== undefined
  return (
    <Section
      actions={creates && <NewContent slug={slug} visit={visit} workspace={workspace} />}
      title={plural}
    >
      {docs.length === 0 ? (
        <Empty>
          {say(creates ? 'workspace:nothingYet' : 'workspace:nothingYetToSee', {
            kind: plural.toLowerCase(),
          })}
        </Empty>
      ) : (
        <DataTable
          caption={plural}
          columns={[
            {
              cell: (doc) => <Link href={`${list}/${doc.id}`}>{textOf(doc[title]) || doc.id}</Link>,
              label: getTranslation(labels.singular, call.req.i18n),
            },
            ...(isDrafted
              ? [
                  {
                    cell: ({ status }: Document) => (
                      <Tag tone={status === 'published' ? 'good' : 'plain'}>
                        {say(status === 'published' ? 'status:published' : 'status:draft')}
                      </Tag>
                    ),
                    label: say('field:status'),
                  },
                ]
              : []),
            {
              cell: ({ updatedAt }) => <Moment at={updatedAt} />,
              label: say('field:updatedAt'),
            },
          ]}
          idOf={({ id }) => id}
          rows={docs}
        />
      )}
      {totalDocs > docs.length && (
        <Link className="pp-more" href={listUrl(visit, slug, { workspace })}>
          {say('shared:all', { count: totalDocs, kind: plural.toLowerCase() })}
        </Link>
      )}
    </Section>
  )
}
