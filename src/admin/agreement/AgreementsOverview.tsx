import { Button, Link } from '@payloadcms/ui'

import type { Agreement, AgreementVersion } from '../../documents.js'
import type { Visit } from '../shared/visit.js'

import { isEditor } from '../../../access/person.js'
import { agreementCoverage } from '../../commands/index.js'
import { findAsCaller } from '../../db/own.js'
import { Card, Cards, Empty, Facts } from '../shared/Card.js'
import { Moment } from '../shared/Moment.js'
import { Section } from '../shared/Screen.js'
import { agreementPurpose } from './agreementName.js'
import { coverageSentence } from './coverageSentence.js'
import { StateTag } from './StateTag.js'

/** The agreements with what became of them: whether a draft is newer, which version counts, who stands on it. */
export const AgreementsOverview = async ({ visit }: { visit: Visit }) => {
  const { call, say } = visit
  const { docs } = await findAsCaller<Agreement>(call.req, call.program.slugs.agreements, {
    draft: true,
    sort: 'appliesTo',
  })
  return (
    <Section title={say('agreement:overview')}>
      {docs.length === 0 ? (
        <Empty>{say('agreement:none')}</Empty>
      ) : (
        <Cards>
          {docs.map((agreement) => (
            <AgreementCard agreement={agreement} key={agreement.id} visit={visit} />
          ))}
        </Cards>
      )}
    </Section>
  )
}

const AgreementCard = async ({ agreement, visit }: { agreement: Agreement; visit: Visit }) => {
  const { call, say, to } = visit
  const { _status, appliesTo, id, title } = agreement
  const { agreements, agreementVersions } = call.program.slugs
  const { current, docs } = await agreementCoverage({ id, req: call.req })
  const version = (current ?? undefined) as AgreementVersion | undefined
  const summary = coverageSentence(say, docs, version)
  const page = to(`/collections/${agreements}/${id}`)
  return (
    <Card
      actions={
        isEditor(call) && (
          <Button el="link" margin={false} size="small" to={page}>
            {say('agreement:edit')}
          </Button>
        )
      }
      href={page}
      pills={
        <StateTag isDraft={_status === 'draft'} isPublished={version !== undefined} say={say} />
      }
      title={title}
    >
      <p className="pp-quiet">{agreementPurpose(say, appliesTo)}</p>
      <Facts
        facts={[
          {
            label: say('agreement:currentVersion'),
            value: version ? (
              <>
                <Link href={to(`/collections/${agreementVersions}/${version.id}`)}>
                  {say('agreement:version', { version: version.version })}
                </Link>
                , {say('agreement:since')} <Moment at={version.publishedAt} />
              </>
            ) : (
              say('agreement:nonePublished')
            ),
          },
          {
            label: say('agreement:coverageTab'),
            value: summary && <Link href={`${page}/coverage`}>{summary}</Link>,
          },
        ]}
      />
    </Card>
  )
}
