import type { Explanation } from '../../referrals/explain.js'
import type { Visit } from '../shared/visit.js'

import { euros, percents } from '../shared/money.js'

/** How a line was counted, as a sentence in the reader's language. */
export const explanationOf = (
  { language, say }: Visit,
  { explanation, amountCents }: { amountCents: number; explanation: Explanation },
): string => {
  const {
    allocatedCents,
    baseCents,
    beforeCents,
    capLeftCents,
    cashCents,
    entitledCents,
    rateBps,
  } = explanation
  const money = (cents: number) => euros(cents, language)
  const isCapped = capLeftCents !== null && allocatedCents < entitledCents
  return [
    say('deal:explained', {
      base: money(baseCents),
      cash: money(cashCents),
      entitled: money(entitledCents),
      rate: percents(rateBps, language),
    }),
    isCapped && say('deal:explainedCap', { left: money(capLeftCents) }),
    beforeCents !== 0 &&
      say('deal:explainedBefore', { amount: money(amountCents), before: money(beforeCents) }),
  ]
    .filter(Boolean)
    .join(' ')
}
