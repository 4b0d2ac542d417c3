import { Button } from '@payloadcms/ui'

import type { BillingAccount } from '../../documents.js'
import type { Visit } from '../shared/visit.js'
import type { ShownDeal } from '../deal/shownDeal.js'

import { findAsCaller } from '../../db/own.js'
import { DealTable } from '../deal/DealTable.js'
import { Empty } from '../shared/Card.js'
import { Section } from '../shared/Screen.js'

type Props = { account: BillingAccount; visit: Visit }

/** The deals about an account, for the staff. */
export const AccountDeals = async ({ account, visit }: Props) => {
  const { call, say, to } = visit
  const { referralEntries } = call.program.slugs
  const { docs } = await findAsCaller<ShownDeal>(call.req, referralEntries, {
    limit: 20,
    sort: '-startsAt',
    where: { billingAccount: { equals: account.id } },
  })
  const isRunning = docs.some(({ state }) => state !== 'closed' && state !== 'expired')
  return (
    <Section
      actions={
        !isRunning && (
          <Button
            buttonStyle="secondary"
            el="link"
            margin={false}
            size="small"
            to={`${to(`/collections/${referralEntries}/create`)}?account=${account.id}`}
          >
            {say('deal:new')}
          </Button>
        )
      }
      title={say('accountPage:deals')}
    >
      {docs.length > 0 ? (
        <DealTable deals={docs} visit={visit} />
      ) : (
        <Empty>{say('accountPage:noDeals')}</Empty>
      )}
    </Section>
  )
}
