import type { ReadWorkspace } from '../shared/documents.js'
import type { Visit } from '../shared/visit.js'
import type { ReadOrganisation } from './organisationPage.js'

import { findAsCaller, readAsCaller } from '../../db/own.js'
import { idOf } from '../../documents.js'
import { Card, Cards } from '../shared/Card.js'
import { DataOwnerTag, RoleTag } from '../shared/Pills.js'
import { Section } from '../shared/Screen.js'
import { textOf } from '../shared/text.js'

type Props = { organisation: ReadOrganisation; visit: Visit }

/** An organisation for those who only work or watch in one of its workspaces: what they read of it, and their own part. */
export const FromOutside = async ({ organisation, visit }: Props) => {
  const { call, say, to } = visit
  const { description, id, name } = organisation
  const { workspaces } = call.program.slugs
  const logoId = idOf(organisation.logo)
  const [logo, { docs }] = await Promise.all([
    logoId ? readAsCaller(call, 'logos', logoId) : null,
    findAsCaller<ReadWorkspace>(call.req, workspaces, {
      limit: 50,
      sort: 'name',
      where: { organisation: { equals: id } },
    }),
  ])
  return (
    <>
      {logo && <img alt={name} className="pp-logo" src={textOf(logo.url)} />}
      {description && <p className="pp-read__prose">{description}</p>}
      <Section title={say('organisation:yourPart')}>
        <Cards>
          {docs.map((workspace) => (
            <Card
              href={to(`/collections/${workspaces}/${workspace.id}`)}
              key={workspace.id}
              pills={
                <>
                  {workspace.isDataOwner && <DataOwnerTag say={say} />}
                  {workspace.myRole && <RoleTag role={workspace.myRole} say={say} />}
                </>
              }
              title={workspace.name}
            >
              <p>
                {say(workspace.isDataOwner ? 'organisation:youWatch' : 'organisation:youVisit')}
              </p>
            </Card>
          ))}
        </Cards>
      </Section>
    </>
  )
}
