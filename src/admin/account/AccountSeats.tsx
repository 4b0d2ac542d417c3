import { Link } from '@payloadcms/ui'

import type { BillingAccount, Workspace } from '../../documents.js'
import type { Visit } from '../shared/visit.js'

import { accountSeats } from '../../commands/index.js'
import { findAsCaller } from '../../db/own.js'
import { Figures } from '../shared/Card.js'
import { DataTable } from '../shared/DataTable.js'
import { Section } from '../shared/Screen.js'

type Props = { account: BillingAccount; visit: Visit }

/** Whom an account pays for, and in which workspaces (SPEC 5.8). */
export const AccountSeats = async ({ account, visit }: Props) => {
  const { call, say, to } = visit
  const { workspaces } = call.program.slugs
  const seats = await accountSeats({ id: account.id, req: call.req })
  const { docs } = await findAsCaller<Workspace>(call.req, workspaces, {
    limit: 500,
    where: { id: { in: seats.workspaces.map(({ workspace }) => workspace) } },
  })
  const nameOf = (id: string) => docs.find((one) => one.id === id)?.name
  return (
    <Section lead={say('accountPage:seatsLead')} title={say('accountPage:seats')}>
      <Figures
        figures={[
          { count: seats.seats, label: say('accountPage:seats') },
          { count: seats.members, label: say('accountPage:members') },
          { count: seats.externals, label: say('accountPage:externals') },
          { count: seats.pending, label: say('accountPage:pending') },
          { count: seats.observers, label: say('accountPage:observers') },
        ]}
      />
      {account.scope === 'organisation' && seats.workspaces.length > 0 && (
        <DataTable
          caption={say('accountPage:seats')}
          columns={[
            {
              cell: ({ workspace }) =>
                nameOf(workspace) ? (
                  <Link href={to(`/collections/${workspaces}/${workspace}/people`)}>
                    {nameOf(workspace)}
                  </Link>
                ) : (
                  say('accountPage:notYours')
                ),
              label: say('field:workspace'),
            },
            { cell: (one) => one.seats, isNumber: true, label: say('accountPage:seats') },
          ]}
          idOf={({ workspace }) => workspace}
          rows={seats.workspaces}
        />
      )}
    </Section>
  )
}
