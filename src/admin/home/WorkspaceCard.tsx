import { Link } from '@payloadcms/ui'

import type { Overview } from '../../workspaces/overview.js'
import type { ReadWorkspace } from '../shared/documents.js'
import type { Visit } from '../shared/visit.js'

import { Card, Facts } from '../shared/Card.js'
import { contentLabel } from '../shared/contentLabel.js'
import { listUrl } from '../shared/listUrl.js'
import { Moment } from '../shared/Moment.js'
import { DataOwnerTag, RoleTag, Tag } from '../shared/Pills.js'
import { DataOwnerStateOf } from '../workspace/DataOwnerStateOf.js'

type Props = { overview: Overview; visit: Visit; workspace: ReadWorkspace }

/** A workspace at a glance: whose it is, what one is in it, what it holds. */
export const WorkspaceCard = ({ overview, visit, workspace }: Props) => {
  const { call, say, to } = visit
  const { dataOwner, id, isDataOwner, myRole, name, organisation, tier, usageContext } = workspace
  const counts = Object.keys(call.program.content).flatMap((slug) => {
    const count = overview.counts[slug]
    return count === undefined ? [] : [{ count, slug }]
  })
  const page = to(`/collections/${call.program.slugs.workspaces}/${id}`)
  return (
    <Card
      href={page}
      pills={
        <>
          {isDataOwner && <DataOwnerTag say={say} />}
          {myRole && !isDataOwner && <RoleTag role={myRole} say={say} />}
          {!isDataOwner && <Tag>{say(`usage:${usageContext}`)}</Tag>}
        </>
      }
      title={name}
    >
      {counts.length > 0 && (
        <ul className="pp-counts">
          {counts.map(({ count, slug }) => (
            <li key={slug}>
              <Link href={listUrl(visit, slug, { workspace: id })}>
                <strong>{count}</strong> {contentLabel(visit, slug, count)}
              </Link>
            </li>
          ))}
        </ul>
      )}
      <Facts
        facts={[
          { label: say('home:runBy'), value: isDataOwner ? organisation.name : undefined },
          { label: say('home:at'), value: myRole === 'external' ? organisation.name : undefined },
          {
            label: say('home:client'),
            value: isDataOwner ? undefined : dataOwner?.organisationName,
          },
          {
            label: say('shared:dataOwner'),
            value: overview.dataOwner && <DataOwnerStateOf overview={overview} visit={visit} />,
          },
          {
            label: say('field:tier'),
            value: (!myRole || myRole === 'billing') && !isDataOwner && tier,
          },
          {
            label: say('home:whoWorks'),
            value: isDataOwner && <Link href={`${page}/people`}>{say('workspace:people')}</Link>,
          },
          {
            label: say('home:lastActivity'),
            value: overview.lastActivityAt && <Moment at={overview.lastActivityAt} />,
          },
        ]}
      />
    </Card>
  )
}
