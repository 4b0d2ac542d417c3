import { Link } from '@payloadcms/ui'

import type { AdminViewServerProps } from '../shared/visit.js'

import { isStaffWith } from '../../../access/person.js'
import { NotYours } from '../document/CreatePage.js'
import { Empty } from '../shared/Card.js'
import { DataTable } from '../shared/DataTable.js'
import { DocumentTrail } from '../shared/DocumentTrail.js'
import { euros } from '../shared/money.js'
import { Screen } from '../shared/Screen.js'
import { visitOf } from '../shared/visit.js'
import { payablesOf } from './payables.js'
import { Settle } from './Settle.js'

/** Where staff settle with partners: what is payable to each. */
export const NewSettlement = async (props: AdminViewServerProps) => {
  const visit = visitOf(props)
  const { call, language, say, to } = visit
  const { organisations, settlements } = call.program.slugs
  if (!isStaffWith(call, 'settle')) return <NotYours slug={settlements} visit={visit} />
  const payables = await payablesOf(visit)
  const title = say('settlement:new')
  return (
    <Screen lead={say('settlement:newLead', { count: call.program.holdDays })} title={title}>
      <DocumentTrail slug={settlements} title={title} visit={visit} />
      {payables.length === 0 ? (
        <Empty>{say('settlement:noDeals')}</Empty>
      ) : (
        <DataTable
          caption={say('settlement:payable')}
          columns={[
            {
              cell: ({ name, partner }) => (
                <Link href={to(`/collections/${organisations}/${partner}`)}>{name}</Link>
              ),
              label: say('field:partner'),
            },
            { cell: ({ deals }) => deals.length, isNumber: true, label: say('accountPage:deals') },
            {
              cell: ({ payableCents }) => (
                <span className="pp-amount">{euros(payableCents, language)}</span>
              ),
              isNumber: true,
              label: say('deal:payable'),
            },
            {
              cell: (payable) =>
                payable.payableCents > 0 ? (
                  <span className="pp-inline">
                    <Settle payable={payable} visit={visit} />
                  </span>
                ) : (
                  <span className="pp-quiet">{say('settlement:nothing')}</span>
                ),
              isActions: true,
              label: say('shared:actions'),
            },
          ]}
          idOf={({ partner }) => partner}
          rows={payables}
        />
      )}
    </Screen>
  )
}
