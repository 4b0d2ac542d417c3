import { isStaff } from '../../../access/person.js'
import { DealActions } from './DealActions.js'
import { DealLines } from './DealLines.js'
import { dealScreen } from './dealScreen.js'
import { DealTerms } from './DealTerms.js'
import { DealTotals } from './DealTotals.js'

/** A deal: what it came to, its terms now and before, and each line with how it was counted. */
export const DealPage = dealScreen((visit, deal) => ({
  ...(isStaff(visit.call) && { actions: <DealActions deal={deal} visit={visit} /> }),
  content: (
    <>
      {deal.totals && <DealTotals deal={deal} totals={deal.totals} visit={visit} />}
      <DealTerms deal={deal} visit={visit} />
      {deal.totals && <DealLines deal={deal} visit={visit} />}
    </>
  ),
}))
