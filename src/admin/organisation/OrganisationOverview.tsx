import { Link } from '@payloadcms/ui'

import type { ReadWorkspace } from '../shared/documents.js'

import { holdsInOrganisation } from '../../../access/can.js'
import { isStaff } from '../../../access/person.js'
import { agreementStandingOf } from '../../agreements/standing.js'
import { organisationMembers } from '../../commands/index.js'
import { countAsCaller, findAsCaller } from '../../db/own.js'
import { Askable } from '../requests/Askable.js'
import { Facts, Figures } from '../shared/Card.js'
import { DataTable } from '../shared/DataTable.js'
import { listUrl } from '../shared/listUrl.js'
import { Moment } from '../shared/Moment.js'
import { Section } from '../shared/Screen.js'
import { agreementSentence } from './agreementSentence.js'
import { FromOutside } from './FromOutside.js'
import { OrganisationMoney } from './OrganisationMoney.js'
import { organisationPage } from './organisationPage.js'
import { PartnerFlag } from './PartnerFlag.js'
import { isInside } from './tabs.js'

/** So many client workspaces on the page; the list has the rest. */
const SHOWN = 10

/** An organisation at a glance; the staff's place to make it a partner, and to end that. */
export const OrganisationOverview = organisationPage(async (visit, organisation) => {
  const { call, say, to } = visit
  const { id } = organisation
  if (!(await isInside(visit, id)))
    return { content: <FromOutside organisation={organisation} visit={visit} /> }
  const { organisations, workspaces } = call.program.slugs
  const of = (usageContext: string) => ({
    and: [{ organisation: { equals: id } }, { usageContext: { equals: usageContext } }],
  })
  const [standing, clients, internal, { docs: members }, readsAgreement] = await Promise.all([
    agreementStandingOf(call, id),
    findAsCaller<ReadWorkspace>(call.req, workspaces, {
      limit: SHOWN,
      sort: '-createdAt',
      where: of('external'),
    }),
    countAsCaller(call.req, workspaces, of('internal')),
    organisationMembers({ id, req: call.req }),
    isStaff(call) || holdsInOrganisation(call, 'agreement:accept', id),
  ])
  const listOf = (usageContext: string) =>
    listUrl(visit, workspaces, { organisation: id, usageContext })
  return {
    ...(isStaff(call) &&
      !organisation.archivedAt && {
        actions: <PartnerFlag {...{ clients, organisation, standing, visit }} />,
      }),
    content: (
      <>
        <Figures
          figures={[
            {
              count: clients.totalDocs,
              href: listOf('external'),
              label: say('organisation:clientWorkspaces'),
            },
            {
              count: internal,
              href: listOf('internal'),
              label: say('organisation:internalWorkspaces'),
            },
            {
              count: members.length,
              href: to(`/collections/${organisations}/${id}/people`),
              label: say('organisation:members'),
            },
          ]}
        />
        <Section title={say('organisation:partnership')}>
          <Facts
            facts={[
              {
                label: say('organisation:partnerSince'),
                value: organisation.partnerSince && <Moment at={organisation.partnerSince} />,
              },
              {
                label: say('organisation:partnerAgreement'),
                value: readsAgreement && agreementSentence(visit, standing),
              },
            ]}
          />
        </Section>
        {clients.docs.length > 0 && (
          <Section title={say('organisation:clientWorkspaces')}>
            <DataTable
              caption={say('organisation:clientWorkspaces')}
              columns={[
                {
                  cell: ({ id: workspace, name }) => (
                    <Link href={to(`/collections/${workspaces}/${workspace}`)}>{name}</Link>
                  ),
                  label: say('field:workspace'),
                },
                { cell: ({ dataOwner }) => dataOwner?.organisationName, label: say('home:client') },
                {
                  cell: ({ createdAt }) => <Moment at={createdAt} />,
                  label: say('field:createdAt'),
                },
              ]}
              idOf={(workspace) => workspace.id}
              rows={clients.docs}
            />
            {clients.totalDocs > clients.docs.length && (
              <Link className="pp-more" href={listOf('external')}>
                {say('home:allWorkspaces', { count: clients.totalDocs })}
              </Link>
            )}
          </Section>
        )}
        <OrganisationMoney organisation={organisation} visit={visit} />
        {!isStaff(call) && !organisation.archivedAt && (
          <Askable empty={say('ask:none')} organisation={organisation} visit={visit} />
        )}
      </>
    ),
  }
})
