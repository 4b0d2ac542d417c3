import { Link } from '@payloadcms/ui'

import type { Visit } from '../shared/visit.js'
import type { ShownDeal } from './shownDeal.js'

import { CapBar } from '../shared/CapBar.js'
import { DataTable } from '../shared/DataTable.js'
import { DealStateTag } from '../shared/DealStateTag.js'
import { euros, percents } from '../shared/money.js'

type Props = { deals: readonly ShownDeal[]; visit: Visit }

/** Deals at a glance, each leading to its page. */
export const DealTable = ({ deals, visit }: Props) => {
  const { call, language, say, to } = visit
  return (
    <DataTable
      caption={say('accountPage:deals')}
      columns={[
        {
          cell: ({ client, id }) => (
            <Link href={to(`/collections/${call.program.slugs.referralEntries}/${id}`)}>
              {client}
            </Link>
          ),
          label: say('field:client'),
        },
        { cell: ({ state }) => <DealStateTag state={state} />, label: say('field:state') },
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
          cell: ({ capCents, totals }) => (
            <CapBar capCents={capCents} usedCents={totals?.accruedCents} />
          ),
          label: say('field:capCents'),
        },
        {
          cell: ({ totals }) =>
            totals && <span className="pp-amount">{euros(totals.payableCents, language)}</span>,
          isNumber: true,
          label: say('deal:payable'),
        },
      ]}
      idOf={({ id }) => id}
      rows={deals}
    />
  )
}
