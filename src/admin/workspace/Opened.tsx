import type { AgreementAcceptance } from '../../documents.js'
import type { Visit } from '../shared/visit.js'
import type { StoredWorkspace } from './workspacePage.js'

import { readAsCaller } from '../../db/own.js'
import { overviewsOf } from '../../workspaces/overview.js'
import { euros } from '../shared/money.js'
import { DataOwnerStateOf } from './DataOwnerStateOf.js'

type Props = { visit: Visit; workspace: StoredWorkspace }

/** What opening a client workspace made, as it now stands. */
export const Opened = async ({ visit, workspace }: Props) => {
  const { call, language, say } = visit
  const { agreementAcceptance, billingAccount, dataOwner, id, myRole, name, tier } = workspace
  if (!dataOwner?.email || !agreementAcceptance) return null
  const [overviews, acceptance] = await Promise.all([
    overviewsOf(call, [id]),
    readAsCaller(
      call,
      'agreementAcceptances',
      agreementAcceptance,
    ) as Promise<null | AgreementAcceptance>,
  ])
  const version = acceptance && (await readAsCaller(call, 'agreementVersions', acceptance.version))
  const overview = overviews.get(id)!
  const named = { client: dataOwner.organisationName ?? '', email: dataOwner.email }
  return (
    <section aria-label={say('newWorkspace:created', { name })} className="pp-opened">
      <h2>{say('newWorkspace:created', { name })}</h2>
      <ul className="pp-ticks">
        <li>{say('newWorkspace:madeWorkspace', { name })}</li>
        {billingAccount && (
          <li>
            {say('newWorkspace:madeAccount', { amount: euros(0, language), tier: tier ?? '' })}
          </li>
        )}
        {myRole === 'owner' && <li>{say('newWorkspace:madeMembership')}</li>}
        {version && (
          <li>{say('newWorkspace:madeAcceptance', { version: Number(version.version) })}</li>
        )}
        <li>
          {say(
            overview.dataOwner === 'joined'
              ? 'newWorkspace:madeDataOwnerJoined'
              : 'newWorkspace:madeDataOwnerInvited',
            named,
          )}{' '}
          <DataOwnerStateOf overview={overview} visit={visit} />
        </li>
      </ul>
    </section>
  )
}
