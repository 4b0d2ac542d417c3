import type { Visit } from '../shared/visit.js'
import type { Payable } from './payables.js'

import { ActionDrawer } from '../shared/ActionDrawer.js'
import { DataTable } from '../shared/DataTable.js'
import { euros } from '../shared/money.js'

type Props = { payable: Payable; visit: Visit }

/** Records that a partner was paid all that is payable, which is shown first (SPEC 7.7). */
export const Settle = ({ payable: { deals, name, partner, payableCents }, visit }: Props) => {
  const { call, language, say, to } = visit
  const { settlements } = call.program.slugs
  const amount = euros(payableCents, language)
  return (
    <ActionDrawer
      action={say('settlement:settle', { amount, name })}
      body={{ partner }}
      done={say('settlement:settled')}
      effects={[
        say('settlement:effectAll', { amount, name }),
        say('settlement:effectOnce'),
        say('settlement:effectNoMoney'),
      ]}
      fields={[
        {
          isRequired: true,
          kind: 'date',
          label: say('field:paidAt'),
          name: 'paidAt',
          value: call.program.clock.now().toISOString().slice(0, 10),
        },
        {
          description: say('settlement:referenceAbout'),
          isRequired: true,
          kind: 'text',
          label: say('field:reference'),
          name: 'reference',
        },
      ]}
      label={say('settlement:open', { name })}
      look="primary"
      path={`/${settlements}`}
      then={to(`/collections/${settlements}/:id`)}
      title={say('settlement:title', { name })}
    >
      <DataTable
        caption={say('settlement:payable')}
        columns={[
          { cell: ({ client }) => client, label: say('field:client') },
          {
            cell: ({ totals }) => (
              <span className="pp-amount">{euros(totals?.payableCents ?? 0, language)}</span>
            ),
            isNumber: true,
            label: say('deal:payable'),
          },
        ]}
        idOf={({ id }) => id}
        rows={deals}
      />
    </ActionDrawer>
  )
}
