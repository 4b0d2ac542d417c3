import type { Field } from 'payload'

import { getTranslation } from '@payloadcms/translations'
import { Banner, Button, Link } from '@payloadcms/ui'

import type { ContentOptions } from '../../options.js'
import type { Id } from '../../documents.js'
import type { AdminViewServerProps, Visit } from '../shared/visit.js'

import { holds } from '../../../access/can.js'
import { operationsOf } from '../../../access/operations.js'
import { findAsCaller } from '../../db/own.js'
import { ActionDrawer } from '../shared/ActionDrawer.js'
import { Empty } from '../shared/Card.js'
import { DataTable } from '../shared/DataTable.js'
import { Moment } from '../shared/Moment.js'
import { Tag } from '../shared/Pills.js'
import { Section } from '../shared/Screen.js'
import { textOf } from '../shared/text.js'
import { documentOf } from '../shared/visit.js'
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
          <Content key={kind.slug} {...kind} visit={visit} workspace={id} />
        ))}
      </>
    ),
  }
})

type Props = {
  content: ContentOptions
  creates: boolean
  slug: string
  visit: Visit
  workspace: Id
}

type Document = Record<string, unknown> & { id: Id; updatedAt: string }

const Content = async ({ content, creates, slug, visit, workspace }: Props) => {
  const { call, say, to } = visit
  const { admin, fields, labels, upload } = call.req.payload.collections[slug]!.config
  const title = admin.useAsTitle ?? (upload ? 'filename' : 'id')
  const plural = getTranslation(labels.plural, call.req.i18n)
  const singular = getTranslation(labels.singular, call.req.i18n)
  const { docs, totalDocs } = await findAsCaller<Document>(call.req, slug, {
    limit: 8,
    sort: '-updatedAt',
    where: { workspace: { equals: workspace } },
  })
  const list = to(`/collections/${slug}`)
  const isDrafted = operationsOf(content).drafts !== undefined
  return (
    <Section
      actions={
        creates &&
        (isNameEnough(content, fields, title) ? (
          <ActionDrawer
            action={say('workspace:create', { kind: singular.toLowerCase() })}
            body={{ workspace }}
            done={say('workspace:created', { kind: singular })}
            fields={[{ isRequired: true, kind: 'text', label: say('field:name'), name: title }]}
            label={say('workspace:new', { kind: singular.toLowerCase() })}
            path={`/${slug}`}
            title={say('workspace:create', { kind: singular.toLowerCase() })}
          />
        ) : (
          <Button
            buttonStyle="secondary"
            el="link"
            margin={false}
            size="small"
            to={`${list}/create`}
          >
            {say('workspace:new', { kind: singular.toLowerCase() })}
          </Button>
        ))
      }
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
              label: singular,
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
        <Link
          className="pp-more"
          href={`${list}?where[or][0][and][0][workspace][equals]=${workspace}`}
        >
          {say('shared:all', { count: totalDocs, kind: plural.toLowerCase() })}
        </Link>
      )}
    </Section>
  )
}

/** What needs a name and a workspace only is made on the spot. */
const isNameEnough = ({ parent }: ContentOptions, fields: Field[], title: string): boolean =>
  !parent &&
  fields.every(
    (field) =>
      !('required' in field && field.required) ||
      ('name' in field && [title, 'workspace'].includes(field.name)),
  )
