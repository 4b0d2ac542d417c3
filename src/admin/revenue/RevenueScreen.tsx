import type { Rollup, RollupRow } from '../../billing/rollup.js'
import type { Visit } from '../shared/visit.js'

import { REVENUE_CLASSES } from '../../billing/rollup.js'
import { Bars } from '../shared/Bars.js'
import { Figures } from '../shared/Card.js'
import { monthOf } from '../shared/dates.js'
import { DownloadButton } from '../shared/DownloadButton.js'
import { euros } from '../shared/money.js'
import { Screen } from '../shared/Screen.js'
import { RevenueAccounts } from './RevenueAccounts.js'

type Props = { rollup: Rollup; visit: Visit }

/** Big numbers, where they come from, and the accounts behind them. */
export const RevenueScreen = ({ rollup, visit }: Props) => {
  const { call, language, say } = visit
  const { docs, month, totals } = rollup
  const money = (cents: number) => euros(cents, language)
  const inClass = (name: string) => docs.filter(({ revenueClass }) => revenueClass === name)
  return (
    <Screen
      actions={
        <DownloadButton
          label={say('revenue:csv')}
          path={`/partner-program/rollup?month=${month}&format=csv`}
          visit={visit}
        />
      }
      lead={say('revenue:lead', { month: monthOf(month, language) })}
      title={say('revenue:link')}
    >
      <Figures
        figures={[
          { count: money(totals.mrrCents), label: say('revenue:mrr') },
          { count: totals.seats, label: say('accountPage:seats') },
          ...REVENUE_CLASSES.map((name) => ({
            count: inClass(name).length,
            label: say(`revenueClass:${name}`),
          })),
        ]}
      />
      <div className="pp-charts">
        <Bars
          bars={call.program.tiers.map(({ name }) => {
            const value = mrrOf(docs.filter(({ tier }) => tier === name))
            return { label: name, shown: money(value), value }
          })}
          title={say('revenue:byTier')}
        />
        <Bars
          bars={REVENUE_CLASSES.map((name) => {
            const value = inClass(name).reduce((sum, { seats }) => sum + seats, 0)
            return { label: say(`revenueClass:${name}`), shown: String(value), value }
          })}
          title={say('revenue:seatsByClass')}
        />
      </div>
      <RevenueAccounts rows={docs} visit={visit} />
    </Screen>
  )
}

const mrrOf = (rows: readonly RollupRow[]): number =>
  rows.reduce((sum, { mrrCents }) => sum + mrrCents, 0)
