import { Link } from '@payloadcms/ui'

import type { Organisation, OutgoingMail } from '../../documents.js'
import type { Visit } from '../shared/visit.js'

import { countAsCaller, findAsCaller } from '../../db/own.js'
import { Empty, Figures } from '../shared/Card.js'
import { DataTable } from '../shared/DataTable.js'
import { listUrl } from '../shared/listUrl.js'
import { Moment } from '../shared/Moment.js'
import { Tag } from '../shared/Pills.js'
import { Section } from '../shared/Screen.js'
import { DealReview } from './DealReview.js'

/** The staff's view of the platform: numbers with the lists behind them, and what needs somebody. */
export const Platform = async ({ visit }: { visit: Visit }) => {
  const { call, say, to } = visit
  const { organisations, outgoingMails, workspaces } = call.program.slugs
  const figureOf = async (
    slug: string,
    label: string,
    equals: Readonly<Record<string, string>> = {},
    tone?: 'problem',
  ) => ({
    count: await countAsCaller(
      call.req,
      slug,
      Object.fromEntries(
        Object.entries(equals).map(([field, value]) => [field, { equals: value }]),
      ),
    ),
    href: listUrl(visit, slug, equals),
    label,
    ...(tone && { tone }),
  })
  const [figures, newest, failed] = await Promise.all([
    Promise.all([
      figureOf(organisations, say('platform:organisations')),
      figureOf(organisations, say('platform:partners'), { isPartner: 'true' }),
      figureOf(workspaces, say('platform:clientWorkspaces'), { usageContext: 'external' }),
      figureOf(outgoingMails, say('platform:failedMails'), { status: 'failed' }, 'problem'),
    ]),
    findAsCaller<Organisation>(call.req, organisations, { limit: 8, sort: '-createdAt' }),
    findAsCaller<OutgoingMail>(call.req, outgoingMails, {
      limit: 5,
      sort: '-createdAt',
      where: { status: { equals: 'failed' } },
    }),
  ])
  return (
    <>
      <Figures figures={figures} />
      <DealReview visit={visit} />
      {failed.docs.length > 0 && (
        <Section title={say('platform:failedMails')}>
          <DataTable
            caption={say('platform:failedMails')}
            columns={[
              {
                cell: ({ id, subject }) => (
                  <Link href={to(`/collections/${outgoingMails}/${id}`)}>{subject}</Link>
                ),
                label: say('field:subject'),
              },
              { cell: (mail) => mail.to, label: say('field:to') },
              { cell: ({ lastError }) => lastError, label: say('field:lastError') },
            ]}
            idOf={({ id }) => id}
            rows={failed.docs}
          />
        </Section>
      )}
      <Section title={say('platform:newest')}>
        {newest.docs.length === 0 ? (
          <Empty>{say('platform:noOrganisations')}</Empty>
        ) : (
          <DataTable
            caption={say('platform:newest')}
            columns={[
              {
                cell: ({ id, name }) => (
                  <Link href={to(`/collections/${organisations}/${id}`)}>{name}</Link>
                ),
                label: say('field:name'),
              },
              {
                cell: ({ isPartner }) =>
                  isPartner ? (
                    <Tag tone="good">{say('organisation:partner')}</Tag>
                  ) : (
                    <Tag>{say('organisation:notPartner')}</Tag>
                  ),
                label: say('field:isPartner'),
              },
              {
                cell: ({ createdAt }) => <Moment at={createdAt} />,
                label: say('field:createdAt'),
              },
            ]}
            idOf={({ id }) => id}
            rows={newest.docs}
          />
        )}
      </Section>
    </>
  )
}
