import { Button } from '@payloadcms/ui'

import type { Standing } from '../../../access/standing.js'
import type { ReadWorkspace } from '../shared/documents.js'
import type { Visit } from '../shared/visit.js'

import { organisationRolesWith } from '../../../access/matrix.js'
import { standingOf } from '../../../access/standing.js'
import { findAsCaller } from '../../db/own.js'
import { overviewsOf } from '../../workspaces/overview.js'
import { Askable } from '../requests/Askable.js'
import { Cards, Empty } from '../shared/Card.js'
import { Section } from '../shared/Screen.js'
import { WhatPartnersAre } from '../organisation/WhatPartnersAre.js'
import { ProposedDataOwner } from '../workspace/ProposedDataOwner.js'
import { WorkspaceCard } from './WorkspaceCard.js'

/** So many of each kind on the first page; the list has the rest. */
const SHOWN = { external: 24, internal: 12 }

/** The person's workspaces: the data he owns, then those of his organisations, then those where he is a guest. */
export const Workspaces = async ({ visit }: { visit: Visit }) => {
  const { call, say, to } = visit
  const slug = call.program.slugs.workspaces
  const newest = (usageContext: keyof typeof SHOWN) =>
    findAsCaller<ReadWorkspace>(call.req, slug, {
      depth: 1,
      limit: SHOWN[usageContext],
      sort: '-updatedAt',
      where: { usageContext: { equals: usageContext } },
    })
  const [{ organisations }, external, internal] = await Promise.all([
    standingOf(call),
    newest('external'),
    newest('internal'),
  ])
  const docs = [...external.docs, ...internal.docs]
  const totalDocs = external.totalDocs + internal.totalDocs
  const overviews = await overviewsOf(
    call,
    docs.map(({ id }) => id),
  )
  const cards = (workspaces: ReadWorkspace[]) => (
    <Cards>
      {workspaces.map((workspace) => (
        <WorkspaceCard
          key={workspace.id}
          overview={overviews.get(workspace.id)!}
          visit={visit}
          workspace={workspace}
        />
      ))}
    </Cards>
  )
  const owned = docs.filter(({ isDataOwner }) => isDataOwner)
  const isOwn = ({ organisation }: ReadWorkspace) =>
    organisations.some(({ id }) => id === organisation.id)
  const guest = docs.filter((workspace) => !workspace.isDataOwner && !isOwn(workspace))
  return (
    <>
      {owned.map((workspace) => (
        <ProposedDataOwner key={workspace.id} visit={visit} workspace={workspace} />
      ))}
      {[...new Set(owned.map(({ organisation }) => organisation.id))].map((id) => {
        const here = owned.filter(({ organisation }) => organisation.id === id)
        return (
          <Section
            key={id}
            lead={say('home:ownedLead')}
            title={say('home:ownedTitle', { organisation: here[0]!.organisation.name ?? '' })}
          >
            {cards(here)}
          </Section>
        )
      })}
      {organisations.map((organisation) => (
        <OfOrganisation
          cards={cards}
          key={organisation.id}
          organisation={organisation}
          visit={visit}
          workspaces={docs.filter((one) => one.organisation.id === organisation.id)}
        />
      ))}
      {guest.length > 0 && (
        <Section lead={say('home:guestLead')} title={say('home:guestTitle')}>
          {cards(guest)}
        </Section>
      )}
      {totalDocs > docs.length && (
        <Button buttonStyle="secondary" el="link" to={to(`/collections/${slug}`)}>
          {say('home:allWorkspaces', { count: totalDocs })}
        </Button>
      )}
    </>
  )
}

type Props = {
  cards: (workspaces: ReadWorkspace[]) => React.ReactNode
  organisation: Standing['organisations'][number]
  visit: Visit
  workspaces: ReadWorkspace[]
}

const OfOrganisation = ({ cards, organisation, visit, workspaces }: Props) => {
  const { call, say, to } = visit
  const { id, isPartner, name, role } = organisation
  const creates = organisationRolesWith('workspace:create').includes(role)
  const of = (context: ReadWorkspace['usageContext']) =>
    workspaces.filter(({ usageContext }) => usageContext === context)
  const create = (context: string) =>
    to(`/collections/${call.program.slugs.workspaces}/create`) +
    `?organisation=${id}&context=${context}`
  return (
    <>
      {(isPartner || of('external').length > 0) && (
        <Section
          actions={
            creates &&
            isPartner && (
              <Button el="link" margin={false} size="small" to={create('external')}>
                {say('home:newClientWorkspace')}
              </Button>
            )
          }
          title={say('home:clientTitle', { organisation: name })}
        >
          {of('external').length > 0 ? (
            cards(of('external'))
          ) : (
            <Empty>{say(creates ? 'home:noClients' : 'home:noClientsForYou')}</Empty>
          )}
        </Section>
      )}
      <Section
        actions={
          creates && (
            <Button
              buttonStyle="secondary"
              el="link"
              margin={false}
              size="small"
              to={create('internal')}
            >
              {say('home:newInternalWorkspace')}
            </Button>
          )
        }
        title={say('home:internalTitle', { organisation: name })}
      >
        {of('internal').length > 0 ? (
          cards(of('internal'))
        ) : (
          <Empty>{say(creates ? 'home:noInternal' : 'home:noInternalForYou')}</Empty>
        )}
      </Section>
      <Askable organisation={organisation} visit={visit} />
      {!isPartner && creates && <WhatPartnersAre organisation={organisation} visit={visit} />}
    </>
  )
}
