import { Link } from '@payloadcms/ui'

import type { AgreementVersion } from '../../documents.js'

import { findAsCaller } from '../../db/own.js'
import { Empty } from '../shared/Card.js'
import { DataTable } from '../shared/DataTable.js'
import { languageName } from '../shared/languageName.js'
import { Moment } from '../shared/Moment.js'
import { Tag } from '../shared/Pills.js'
import { Section } from '../shared/Screen.js'
import { agreementPage } from './agreementPage.js'
import { publisherIn } from './publisher.js'

/** More versions than any agreement had so far. */
const SHOWN = 200

/** What was published of an agreement, newest first. */
export const AgreementVersions = agreementPage(async (visit, { agreement, current }) => {
  const { call, language, say, to } = visit
  const slug = call.program.slugs.agreementVersions
  const { docs } = await findAsCaller<AgreementVersion>(call.req, slug, {
    depth: 1,
    limit: SHOWN,
    sort: '-version',
    where: { agreement: { equals: agreement.id } },
  })
  return (
    <Section lead={say('agreement:versionsLead')} title={say('agreement:versions')}>
      {docs.length === 0 ? (
        <Empty>{say('agreement:nonePublished')}</Empty>
      ) : (
        <DataTable
          caption={say('agreement:versions')}
          columns={[
            {
              cell: ({ id, version }) => (
                <span className="pp-pills">
                  <Link href={to(`/collections/${slug}/${id}`)}>
                    {say('agreement:version', { version })}
                  </Link>
                  {id === current?.id && <Tag tone="good">{say('agreement:current')}</Tag>}
                </span>
              ),
              label: say('agreement:versionLabel'),
            },
            {
              cell: ({ publishedAt }) => <Moment at={publishedAt} />,
              label: say('agreement:publishedAt'),
            },
            {
              cell: ({ publishedBy }) => publisherIn(publishedBy),
              label: say('agreement:publishedBy'),
            },
            {
              cell: ({ texts }) =>
                texts.map(({ locale }) => languageName(locale, language)).join(', '),
              label: say('agreement:languages'),
            },
          ]}
          idOf={({ id }) => id}
          rows={docs}
        />
      )}
    </Section>
  )
})
