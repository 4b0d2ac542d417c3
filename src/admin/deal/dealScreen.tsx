import type { ReactNode } from 'react'

import type { AdminViewServerProps, Visit } from '../shared/visit.js'
import type { ShownDeal } from './shownDeal.js'

import { readOrganisationName } from '../shared/readOrganisationName.js'
import { DealStateTag } from '../shared/DealStateTag.js'
import { DocumentTrail } from '../shared/DocumentTrail.js'
import { Tag } from '../shared/Pills.js'
import { Screen } from '../shared/Screen.js'
import { documentOf, visitOf } from '../shared/visit.js'

type Page = { actions?: ReactNode; content: ReactNode }

/** A page of a deal: who brought whom stands above whatever `show` puts there. */
export const dealScreen =
  (show: (visit: Visit, deal: ShownDeal) => Page | Promise<Page>) =>
  async (props: AdminViewServerProps) => {
    const visit = visitOf(props)
    const { call, say } = visit
    const deal = documentOf(props) as ShownDeal
    const client = deal.client ?? ''
    const [partner, page] = await Promise.all([
      readOrganisationName(call, deal.partner),
      show(visit, deal),
    ])
    return (
      <Screen
        actions={page.actions}
        lead={say('deal:lead', { client, partner })}
        pills={
          <>
            <DealStateTag state={deal.state} />
            {deal.totals?.daysLeft ? (
              <Tag>{say('deal:daysLeft', { count: deal.totals.daysLeft })}</Tag>
            ) : null}
          </>
        }
      >
        <DocumentTrail
          isRenamed
          slug={call.program.slugs.referralEntries}
          title={client}
          visit={visit}
        />
        {page.content}
      </Screen>
    )
  }
