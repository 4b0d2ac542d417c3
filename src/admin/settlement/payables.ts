import type { Id, Organisation } from '../../documents.js'
import type { Visit } from '../shared/visit.js'
import type { ShownDeal } from '../deal/shownDeal.js'

import { findAsCaller } from '../../db/own.js'

export type Payable = { deals: ShownDeal[]; name: string; partner: Id; payableCents: number }

/** A host with more deals than this settles a partner on its own page. */
const MOST = 500

/** What is payable to each partner that has a deal, or to one of them. */
export const payablesOf = async ({ call }: Visit, partner?: Id): Promise<Payable[]> => {
  const { organisations, referralEntries } = call.program.slugs
  const { docs: deals } = await findAsCaller<ShownDeal>(call.req, referralEntries, {
    limit: MOST,
    ...(partner && { where: { partner: { equals: partner } } }),
  })
  const ids = [...new Set(deals.map((deal) => deal.partner))]
  const { docs: partners } = await findAsCaller<Organisation>(call.req, organisations, {
    limit: MOST,
    sort: 'name',
    where: { id: { in: ids } },
  })
  return partners.map(({ id, name }) => {
    const own = deals.filter((deal) => deal.partner === id)
    return {
      deals: own,
      name,
      partner: id,
      payableCents: own.reduce((sum, { totals }) => sum + (totals?.payableCents ?? 0), 0),
    }
  })
}
