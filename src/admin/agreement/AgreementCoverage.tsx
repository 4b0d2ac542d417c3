import { Link } from '@payloadcms/ui'

import type { Covered } from '../../agreements/coverage.js'
import type { Visit } from '../shared/visit.js'

import { isStaff } from '../../../access/person.js'
import { agreementCoverage } from '../../commands/index.js'
import { Empty } from '../shared/Card.js'
import { DataTable } from '../shared/DataTable.js'
import { Moment } from '../shared/Moment.js'
import { Tag } from '../shared/Pills.js'
import { Search, soughtOn } from '../shared/Search.js'
import { Section } from '../shared/Screen.js'
import { agreementPage } from './agreementPage.js'
import { CampaignPanel } from './CampaignPanel.js'
import { coverageSentence } from './coverageSentence.js'

/** So many organisations on a page; who looks for one searches. */
const SHOWN = 100

/** Who stands on which version of an agreement; those that do not stand on the current one come first. */
export const AgreementCoverage = agreementPage(async (visit, { agreement, current }) => {
  const { call, say, to } = visit
  const { docs: coverage } = await agreementCoverage({ id: agreement.id, req: call.req })
  const sought = soughtOn(visit)
  const found = coverage
    .filter(({ name }) => name.toLowerCase().includes(sought.toLowerCase()))
    .sort((one, other) => Number(one.isCurrent) - Number(other.isCurrent))
  const shown = found.slice(0, SHOWN)
  const summary = coverageSentence(say, coverage, current)
  return (
    <>
      {current && <CampaignPanel agreement={agreement} current={current} visit={visit} />}
      <Section
        lead={
          <>
            {summary && <strong className="pp-strong">{summary}. </strong>}
            {say('agreement:coverageLead')}
          </>
        }
        title={say('agreement:coverageTitle')}
      >
        {coverage.length > 10 && (
          <Search id="coverage-q" label={say('agreement:search')} visit={visit} />
        )}
        {shown.length === 0 ? (
          <Empty>
            {say(coverage.length === 0 ? 'agreement:coverageNone' : 'agreement:coverageNoneFound')}
          </Empty>
        ) : (
          <DataTable
            caption={say('agreement:coverageTitle')}
            columns={[
              {
                cell: ({ name, organisation }) =>
                  isStaff(call) ? (
                    <Link
                      href={to(`/collections/${call.program.slugs.organisations}/${organisation}`)}
                    >
                      {name}
                    </Link>
                  ) : (
                    name
                  ),
                label: say('field:organisation'),
              },
              {
                cell: ({ version }) => version !== null && say('agreement:version', { version }),
                label: say('agreement:versionLabel'),
              },
              {
                cell: ({ acceptedAt }) => acceptedAt && <Moment at={acceptedAt} />,
                label: say('agreement:acceptedAt'),
              },
              {
                cell: (row) => <StandTag isPublished={current !== undefined} row={row} say={say} />,
                label: say('field:status'),
              },
            ]}
            idOf={({ organisation }) => organisation}
            rows={shown}
          />
        )}
        {found.length > shown.length && (
          <p className="pp-quiet">
            {say('agreement:coverageMore', { count: found.length - shown.length })}
          </p>
        )}
      </Section>
    </>
  )
})

type StandProps = { isPublished: boolean; row: Covered; say: Visit['say'] }

const StandTag = ({ isPublished, row: { isCurrent, version }, say }: StandProps) => {
  if (version === null) return <Tag tone="bad">{say('agreement:missing')}</Tag>
  if (isCurrent) return <Tag tone="good">{say('agreement:current')}</Tag>
  return isPublished && <Tag tone="wait">{say('agreement:earlier')}</Tag>
}
