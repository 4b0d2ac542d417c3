import type { ReactNode } from 'react'

import type { ReadWorkspace } from '../shared/documents.js'
import type { AdminViewServerProps, Visit } from '../shared/visit.js'

import { workspaceBrandOf } from '../../brand/brandOf.js'
import { DocumentTrail } from '../shared/DocumentTrail.js'
import { readOrganisationName } from '../shared/readOrganisationName.js'
import { DataOwnerTag, RoleTag, Tag } from '../shared/Pills.js'
import { Screen } from '../shared/Screen.js'
import { documentOf, visitOf } from '../shared/visit.js'

type Page = { actions?: ReactNode; content: ReactNode }
/** As a document's page has it: relations are ids. */
export type StoredWorkspace = Omit<ReadWorkspace, 'organisation'> & { organisation: string }

/** A page of a workspace: whose it is and what one is in it stand above whatever `show` puts there. */
export const workspacePage =
  (show: (visit: Visit, workspace: StoredWorkspace) => Page | Promise<Page>) =>
  async (props: AdminViewServerProps) => {
    const visit = visitOf(props)
    const { call, say } = visit
    const workspace = documentOf(props) as StoredWorkspace
    const { archivedAt, dataOwner, isDataOwner, myRole, name, usageContext } = workspace
    const [organisation, { logo }, page] = await Promise.all([
      readOrganisationName(call, workspace.organisation),
      workspaceBrandOf(call, workspace.id),
      show(visit, workspace),
    ])
    const client = dataOwner?.organisationName ?? ''
    return (
      <Screen
        actions={page.actions}
        lead={
          isDataOwner
            ? say('workspace:yours', { organisation })
            : usageContext === 'external'
              ? say('workspace:external', { client, organisation })
              : say('workspace:internal', { organisation })
        }
        logo={logo}
        pills={
          <>
            <Tag>{say(`usage:${usageContext}`)}</Tag>
            {isDataOwner && <DataOwnerTag say={say} />}
            {myRole && <RoleTag role={myRole} say={say} />}
            {archivedAt && <Tag tone="bad">{say('shared:archived')}</Tag>}
          </>
        }
      >
        <DocumentTrail slug={call.program.slugs.workspaces} title={name} visit={visit} />
        {page.content}
      </Screen>
    )
  }
