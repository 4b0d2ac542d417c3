import { Link } from '@payloadcms/ui'

import type { ReviewItem } from '../../referrals/review.js'
import type { Visit } from '../shared/visit.js'
import type { ShownDeal } from '../deal/shownDeal.js'

import { referralReview } from '../../commands/index.js'
import { findAsCaller } from '../../db/own.js'
import { Section } from '../shared/Screen.js'

/** What about the deals needs one of the staff (SPEC 7.9); nothing where nothing does. */
export const DealReview = async ({ visit }: { visit: Visit }) => {
  const { call, say, to } = visit
  const { referralEntries } = call.program.slugs
  const { docs: items } = await referralReview({ req: call.req })
  if (items.length === 0) return null
  const { docs: deals } = await findAsCaller<ShownDeal>(call.req, referralEntries, {
    limit: items.length,
    where: { id: { in: items.map(({ entry }) => entry) } },
  })
  const sentenceOf = ({ entry, kind }: ReviewItem) => {
    const deal = deals.find(({ id }) => id === entry)
    return say(`dealReview:${kind}`, {
      client: deal?.client ?? '',
      count: deal?.totals?.daysLeft ?? 0,
    })
  }
  return (
    <Section title={say('dealReview:title')}>
      <ul className="pp-effects">
        {items.map((item) => (
          <li key={`${item.entry}-${item.kind}-${item.invoice}`}>
            <Link className="pp-more" href={to(`/collections/${referralEntries}/${item.entry}`)}>
              {sentenceOf(item)}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}
