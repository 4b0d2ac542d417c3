import { Link } from '@payloadcms/ui'

import type { RollupRow } from '../../billing/rollup.js'
import type { Visit } from '../shared/visit.js'

import { DataTable } from '../shared/DataTable.js'
import { euros } from '../shared/money.js'
import { Tag, toneOfState } from '../shared/Pills.js'
import { Section } from '../shared/Screen.js'

type Props = { rows: readonly RollupRow[]; visit: Visit }

/** So many accounts on the page, those that bring in most; the CSV has all. */
const SHOWN = 100

/** The accounts behind the numbers, those that bring in most first. */
export const RevenueAccounts = ({ rows, visit }: Props) => {
  const { call, language, say, to } = visit
  const { billingAccounts, organisations } = call.program.slugs
  const shown = [...rows]
    .sort((one, other) => other.mrrCents - one.mrrCents || other.seats - one.seats)
    .slice(0, SHOWN)
  return (
    <Section title={say('revenue:accounts', { count: rows.length })}>
      <DataTable
        caption={say('revenue:accounts', { count: rows.length })}
        columns={[
          {
            cell: ({ billingAccount, organisationName, workspaceName }) => (
              <Link href={to(`/collections/${billingAccounts}/${billingAccount}`)}>
                {workspaceName ?? say('deal:pooled', { organisation: organisationName })}
              </Link>
            ),
            label: say('field:billingAccount'),
          },
          {
            cell: ({ organisation, organisationName }) => (
              <Link href={to(`/collections/${organisations}/${organisation}`)}>
                {organisationName}
              </Link>
            ),
            label: say('field:payer'),
          },
          {
            cell: ({ revenueClass }) => (
              <Tag tone={toneOfState(revenueClass)}>{say(`revenueClass:${revenueClass}`)}</Tag>
            ),
            label: say('revenue:class'),
          },
          { cell: ({ tier }) => tier, label: say('field:tier') },
          { cell: ({ seats }) => seats, isNumber: true, label: say('accountPage:seats') },
          {
            cell: ({ mrrCents }) => <span className="pp-amount">{euros(mrrCents, language)}</span>,
            isNumber: true,
            label: say('revenue:mrrShort'),
          },
          {
            cell: ({ adminContact }) => adminContact?.email ?? adminContact?.name,
            label: say('revenue:contact'),
          },
        ]}
        idOf={({ billingAccount }) => billingAccount}
        rows={shown}
      />
      {rows.length > shown.length && (
        <p className="pp-quiet">{say('revenue:more', { count: rows.length - shown.length })}</p>
      )}
    </Section>
  )
}
