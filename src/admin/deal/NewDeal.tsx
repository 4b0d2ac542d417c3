import type { Organisation } from '../../documents.js'
import type { AdminViewServerProps } from '../shared/visit.js'

import { isStaff } from '../../../access/person.js'
import { findAsCaller } from '../../db/own.js'
import { idOf } from '../../documents.js'
import { NotYours } from '../document/CreatePage.js'
import { Empty } from '../shared/Card.js'
import { DocumentTrail } from '../shared/DocumentTrail.js'
import { Screen } from '../shared/Screen.js'
import { visitOf } from '../shared/visit.js'
import { NewDealForm } from './NewDealForm.js'

type Named = { id: string; name: string; scope: string }

/** More than this and one searches; nobody reads a longer list. */
const MOST = 500

/** Where staff make a deal: who brought whom, for how long, and what that gives. */
export const NewDeal = async (props: AdminViewServerProps) => {
  const visit = visitOf(props)
  const { call, say, to } = visit
  const { billingAccounts, organisations, referralEntries } = call.program.slugs
  if (!isStaff(call)) return <NotYours slug={referralEntries} visit={visit} />
  const [partners, accounts] = await Promise.all([
    findAsCaller<Organisation>(call.req, organisations, {
      limit: MOST,
      sort: 'name',
      where: { isPartner: { equals: true } },
    }),
    findAsCaller<Named>(call.req, billingAccounts, { limit: MOST }),
  ])
  const title = say('deal:new')
  const option = ({ id, name }: { id: string; name: string }) => ({ label: name, value: id })
  return (
    <Screen lead={say('deal:newLead')} title={title}>
      <DocumentTrail slug={referralEntries} title={title} visit={visit} />
      {partners.docs.length === 0 ? (
        <Empty>{say('deal:noPartners')}</Empty>
      ) : (
        <NewDealForm
          account={idOf(call.req.query.account) ?? ''}
          accounts={accounts.docs
            .map(({ id, name, scope }) =>
              option({
                id,
                name: scope === 'workspace' ? name : say('deal:pooled', { organisation: name }),
              }),
            )
            .sort((one, other) => one.label.localeCompare(other.label))}
          partners={partners.docs.map(option)}
          path={`/${referralEntries}`}
          then={to(`/collections/${referralEntries}/:id`)}
          today={call.program.clock.now().toISOString().slice(0, 10)}
        />
      )}
    </Screen>
  )
}
