import type { DealTotals as Totals } from '../../referrals/dealFacts.js'
import type { Visit } from '../shared/visit.js'
import type { ShownDeal } from './shownDeal.js'

import { CapBar } from '../shared/CapBar.js'
import { Figures } from '../shared/Card.js'
import { listUrl } from '../shared/listUrl.js'
import { euros } from '../shared/money.js'

type Props = { deal: ShownDeal; totals: Totals; visit: Visit }

/** What a deal came to, in big numbers. */
export const DealTotals = ({ deal, totals, visit }: Props) => {
  const { call, language, say } = visit
  const money = (cents: number) => euros(cents, language)
  return (
    <div className="pp-section">
      <Figures
        figures={[
          { count: money(totals.accruedCents), label: say('deal:accrued') },
          {
            count: money(totals.heldCents),
            label: say('deal:held', { count: call.program.holdDays }),
          },
          { count: money(totals.payableCents), label: say('deal:payable') },
          {
            count: money(totals.settledCents),
            href: listUrl(visit, call.program.slugs.settlements, { partner: deal.partner }),
            label: say('deal:settled'),
          },
        ]}
      />
      <p>
        <span className="pp-quiet">{say('field:capCents')}: </span>
        <CapBar capCents={deal.capCents} usedCents={totals.accruedCents} />
      </p>
    </div>
  )
}
