import type { ReactNode } from 'react'

import { Button } from '@payloadcms/ui'

import type { Id } from '../../documents.js'
import type { AdminViewServerProps, Visit } from '../shared/visit.js'

import { organisationRolesWith } from '../../../access/matrix.js'
import { RULES } from '../../../access/rules.js'
import { standingOf } from '../../../access/standing.js'
import { campaignTasksOf } from '../../agreements/campaignTasks.js'
import { findCurrentVersion } from '../../agreements/current.js'
import { organisationMembers } from '../../commands/index.js'
import { idOf } from '../../documents.js'
import { AgreementText, shownText } from '../agreement/AgreementText.js'
import { CampaignTasks } from '../agreement/CampaignTasks.js'
import { ActionDrawer } from '../shared/ActionDrawer.js'
import { Card, Cards, Empty } from '../shared/Card.js'
import { DocumentTrail } from '../shared/DocumentTrail.js'
import { euros } from '../shared/money.js'
import { Screen } from '../shared/Screen.js'
import { readerName, visitOf } from '../shared/visit.js'
import { NewClientWorkspace } from './NewClientWorkspace.js'

const isOpener = ({ role }: { role: string }): boolean =>
  (organisationRolesWith('workspace:create') as string[]).includes(role)

type Organisation = { id: Id; isPartner: boolean; name: string; role: string }

/** Where a workspace is made: for whom, and then what that needs. Who may not make one reads why, and who can. */
export const NewWorkspace = async (props: AdminViewServerProps) => {
  const visit = visitOf(props)
  const { call } = visit
  const { context, organisation } = call.req.query
  const { organisations } = await standingOf(call)
  const wanted = idOf(organisation)
  const chosen = organisations.filter(({ id }) => !wanted || id === wanted)
  if (context !== 'external') return <ForWhom organisations={chosen} visit={visit} />
  const openers = await Promise.all(
    chosen.map(async (one) => ({
      one,
      opens: await RULES.workspaces.create(call, {
        organisation: one.id,
        usageContext: 'external',
      }),
    })),
  )
  const partner =
    openers.find(({ one, opens }) => opens && one.isPartner) ?? openers.find(({ opens }) => opens)
  if (!partner) return <NotYou organisation={chosen[0]} visit={visit} />
  if (!partner.one.isPartner) return <NotAPartner organisation={partner.one} visit={visit} />
  return <ForClient organisation={partner.one} visit={visit} />
}

type NewProps = { children: ReactNode; lead?: ReactNode; title: string; visit: Visit }

const NewScreen = ({ children, title, visit, ...props }: NewProps) => (
  <Screen {...props} title={title}>
    <DocumentTrail slug={visit.call.program.slugs.workspaces} title={title} visit={visit} />
    {children}
  </Screen>
)

const ForWhom = ({ organisations, visit }: { organisations: Organisation[]; visit: Visit }) => {
  const { call, say, to } = visit
  const { workspaces } = call.program.slugs
  const makes = organisations.filter(isOpener)
  if (makes.length === 0) return <NotYou organisation={organisations[0]} visit={visit} />
  return (
    <NewScreen title={say('newWorkspace:chooseTitle')} visit={visit}>
      <Cards>
        {makes.flatMap(({ id, isPartner, name }) => {
          const named = { organisation: name }
          const internal = (
            <Card
              actions={
                <ActionDrawer
                  action={say('newWorkspace:createInternal')}
                  body={{ organisation: id, usageContext: 'internal' }}
                  done={say('newWorkspace:internalCreated')}
                  effects={[
                    say('newWorkspace:internalEffect', named),
                    say('newWorkspace:internalOwner'),
                  ]}
                  fields={[
                    {
                      isRequired: true,
                      kind: 'text',
                      label: say('newWorkspace:name'),
                      name: 'name',
                    },
                  ]}
                  label={say('newWorkspace:createInternal')}
                  path={`/${workspaces}`}
                  then={to(`/collections/${workspaces}/:id`)}
                  title={say('newWorkspace:createInternal')}
                />
              }
              key={`${id}-internal`}
              title={say('newWorkspace:chooseInternal')}
            >
              <p>{say('newWorkspace:chooseInternalLead')}</p>
              <p className="pp-quiet">{say('newWorkspace:forOrganisation', named)}</p>
            </Card>
          )
          if (!isPartner) return [internal]
          return [
            <Card
              actions={
                <Button
                  el="link"
                  margin={false}
                  size="small"
                  to={`${to(`/collections/${workspaces}/create`)}?organisation=${id}&context=external`}
                >
                  {say('newWorkspace:title')}
                </Button>
              }
              key={`${id}-external`}
              title={say('newWorkspace:chooseClient')}
            >
              <p>{say('newWorkspace:chooseClientLead')}</p>
              <p className="pp-quiet">{say('newWorkspace:forOrganisation', named)}</p>
            </Card>,
            internal,
          ]
        })}
      </Cards>
    </NewScreen>
  )
}

const NotYou = async ({
  organisation,
  visit,
}: {
  organisation: Organisation | undefined
  visit: Visit
}) => {
  const { call, say } = visit
  const openers = organisation
    ? (await organisationMembers({ id: organisation.id, req: call.req })).docs.filter(isOpener)
    : []
  return (
    <NewScreen title={say('newWorkspace:nobodyMay')} visit={visit}>
      <Empty>
        {say('create:workspaces')}{' '}
        {organisation &&
          say('newWorkspace:whoMay', {
            organisation: organisation.name,
            people: openers.map(({ name }) => name).join(', '),
          })}
      </Empty>
    </NewScreen>
  )
}

const NotAPartner = ({ organisation, visit }: { organisation: Organisation; visit: Visit }) => {
  const { call, say, to } = visit
  const { organisations } = call.program.slugs
  return (
    <NewScreen
      title={say('newWorkspace:notPartner', { organisation: organisation.name })}
      visit={visit}
    >
      <Empty
        action={
          <Button
            el="link"
            margin={false}
            size="small"
            to={to(`/collections/${organisations}/${organisation.id}/partnership`)}
          >
            {say('newWorkspace:notPartnerNext')}
          </Button>
        }
      >
        {say('newWorkspace:notPartnerWhy')}
      </Empty>
    </NewScreen>
  )
}

const ForClient = async ({ organisation, visit }: { organisation: Organisation; visit: Visit }) => {
  const { call, language, say, to } = visit
  const [version, tasks] = await Promise.all([
    findCurrentVersion(call, 'workspace'),
    campaignTasksOf(call, [organisation.id]),
  ])
  const overdue = tasks.filter(({ isOver }) => isOver)
  const [tier] = call.program.tiers
  const { workspaces } = call.program.slugs
  return (
    <NewScreen
      lead={say('newWorkspace:forOrganisation', { organisation: organisation.name })}
      title={say('newWorkspace:title')}
      visit={visit}
    >
      {overdue.length > 0 ? (
        <CampaignTasks
          names={{ [organisation.id]: organisation.name }}
          tasks={overdue}
          visit={visit}
        />
      ) : version ? (
        <NewClientWorkspace
          agreement={<AgreementText version={version} visit={visit} />}
          apiPath={`/${workspaces}?locale=${shownText(visit, version).locale}`}
          consent={say('newWorkspace:acceptAs', {
            name: readerName(visit),
            organisation: organisation.name,
            role: say(`role:${organisation.role as 'owner'}`),
          })}
          organisation={organisation.id}
          price={{ amount: euros(0, language), tier: tier!.name }}
          to={to(`/collections/${workspaces}`)}
          version={version.id}
        />
      ) : (
        <Empty>{say('newWorkspace:agreementMissing')}</Empty>
      )}
    </NewScreen>
  )
}
