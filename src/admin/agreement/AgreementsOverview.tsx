import { Button } from '@payloadcms/ui'

import type { Agreement, AgreementVersion } from '../../documents.js'
import type { Visit } from '../shared/visit.js'

import { isEditor } from '../../../access/person.js'
import { agreementCoverage } from '../../commands/index.js'
import { findAsCaller } from '../../db/own.js'
import { Card, Cards, Empty, Facts } from '../shared/Card.js'
import { Moment } from '../shared/Moment.js'
import { Tag } from '../shared/Pills.js'
import { Section } from '../shared/Screen.js'

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
  const { agreements } = call.program.slugs
  const { current, docs } = await agreementCoverage({ id, req: call.req })
  const version = current as AgreementVersion | null
  const page = to(`/collections/${agreements}/${id}`)
  const onCurrent = docs.filter(({ isCurrent }) => isCurrent).length
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
      pills={<StateTag isDraft={_status === 'draft'} version={version} visit={visit} />}
      title={title}
    >
      <p className="pp-quiet">
        {say(appliesTo === 'organisation' ? 'agreement:forOrganisation' : 'agreement:forWorkspace')}
      </p>
      <Facts
        facts={[
          {
            label: say('agreement:currentVersion'),
            value: version ? (
              <>
                {say('agreement:version', { version: version.version })}, {say('agreement:since')}{' '}
                <Moment at={version.publishedAt} />
              </>
            ) : (
              say('agreement:nonePublished')
            ),
          },
          {
            label: say('agreement:coverageTitle'),
            value:
              version &&
              (docs.length === 0
                ? say('agreement:coverageNone')
                : say('agreement:coverage', {
                    count: onCurrent,
                    of: docs.length,
                    version: version.version,
                  })),
          },
        ]}
      />
    </Card>
  )
}

type StateProps = { isDraft: boolean; version: AgreementVersion | null; visit: Visit }

const StateTag = ({ isDraft, version, visit: { say } }: StateProps) =>
  version ? (
    isDraft ? (
      <Tag tone="wait">{say('agreement:draftNewer')}</Tag>
    ) : (
      <Tag tone="good">{say('agreement:upToDate')}</Tag>
    )
  ) : (
    <Tag tone="bad">{say('agreement:unpublished')}</Tag>
  )
