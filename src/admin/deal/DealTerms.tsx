import { Link } from '@payloadcms/ui'

import type { ReferralTerms } from '../../documents.js'
import type { Visit } from '../shared/visit.js'
import type { ShownDeal } from './shownDeal.js'

import { accountFacts } from '../../../access/facts.js'
import { isStaff } from '../../../access/person.js'
import { findAsCaller, isReadable } from '../../db/own.js'
import { readOrganisationName } from '../shared/readOrganisationName.js'
import { Facts } from '../shared/Card.js'
import { dayOf } from '../shared/dates.js'
import { DataTable } from '../shared/DataTable.js'
import { euros, percents } from '../shared/money.js'
import { Tag } from '../shared/Pills.js'
import { Section } from '../shared/Screen.js'

type Props = { deal: ShownDeal; visit: Visit }

/** From when to when a deal counts, and its numbers from each day on. */
export const DealTerms = async ({ deal, visit }: Props) => {
  const { call, language, say } = visit
  const now = call.program.clock.now()
  const { docs: terms } = await findAsCaller<ReferralTerms>(
    call.req,
    call.program.slugs.referralTerms,
    { limit: 100, sort: '-effectiveFrom', where: { entry: { equals: deal.id } } },
  )
  const inForce = terms.find(({ effectiveFrom }) => new Date(effectiveFrom) <= now)
  return (
    <Section title={say('deal:terms')}>
      <Facts
        facts={[
          { label: say('field:partner'), value: await partnerOf(visit, deal) },
          { label: say('deal:account'), value: await accountOf(visit, deal) },
          { label: say('field:startsAt'), value: dayOf(deal.startsAt, language) },
          {
            label: say('deal:ends'),
            value: deal.expiresAt ? dayOf(deal.expiresAt, language) : say('deal:noEnd'),
          },
          {
            label: say('field:closedAt'),
            value: deal.closedAt && dayOf(deal.closedAt, language),
          },
          { label: say('field:notes'), value: isStaff(call) && deal.notes },
        ]}
      />
      <DataTable
        caption={say('deal:terms')}
        columns={[
          {
            cell: ({ effectiveFrom, id }) => (
              <>
                {dayOf(effectiveFrom, language)}{' '}
                {id === inForce?.id && <Tag tone="good">{say('deal:inForce')}</Tag>}
              </>
            ),
            label: say('field:effectiveFrom'),
          },
          {
            cell: ({ kickbackBps }) => percents(kickbackBps, language),
            isNumber: true,
            label: say('field:kickbackBps'),
          },
          {
            cell: ({ discountBps }) => percents(discountBps, language),
            isNumber: true,
            label: say('field:discountBps'),
          },
          {
            cell: ({ capCents }) =>
              typeof capCents === 'number' ? euros(capCents, language) : say('deal:noCap'),
            isNumber: true,
            label: say('field:capCents'),
          },
        ]}
        idOf={({ id }) => id}
        rows={terms}
      />
    </Section>
  )
}

const partnerOf = async ({ call, to }: Visit, { partner }: ShownDeal) => (
  <Link href={to(`/collections/${call.program.slugs.organisations}/${partner}`)}>
    {await readOrganisationName(call, partner)}
  </Link>
)

/** A partner does not always see the account of the client whom it brought. */
const accountOf = async ({ call, to }: Visit, { billingAccount }: ShownDeal) => {
  const { billingAccounts } = call.program.slugs
  if (!(await isReadable(call.req, billingAccounts, billingAccount))) return undefined
  const { name } = await accountFacts(call, billingAccount)
  return <Link href={to(`/collections/${billingAccounts}/${billingAccount}`)}>{name}</Link>
}
