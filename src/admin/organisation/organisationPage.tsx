import type { ReactNode } from 'react'

import type { Organisation } from '../../documents.js'
import type { AdminViewServerProps, Visit } from '../shared/visit.js'

import { organisationRole } from '../../../access/facts.js'
import { isStaff } from '../../../access/person.js'
import { readLogo } from '../../brand/brandOf.js'
import { idOf } from '../../documents.js'
import { DocumentTrail } from '../shared/DocumentTrail.js'
import { RoleTag, Tag } from '../shared/Pills.js'
import { Screen } from '../shared/Screen.js'
import { documentOf, visitOf } from '../shared/visit.js'

type Page = { actions?: ReactNode; content: ReactNode }
/** As read by somebody: what only its members may read is absent for others. */
export type ReadOrganisation = Pick<Organisation, 'id' | 'name'> & Partial<Organisation>

/** A page of an organisation: what it is and what one is in it stand above whatever `show` puts there. */
export const organisationPage =
  (show: (visit: Visit, organisation: ReadOrganisation) => Page | Promise<Page>) =>
  async (props: AdminViewServerProps) => {
    const visit = visitOf(props)
    const { call, say } = visit
    const organisation = documentOf(props) as ReadOrganisation
    const { archivedAt, id, isPartner, name } = organisation
    const [role, logo, page] = await Promise.all([
      organisationRole(call, id),
      readLogo(call, idOf(organisation.logo)),
      show(visit, organisation),
    ])
    return (
      <Screen
        actions={page.actions}
        lead={
          role
            ? say('organisation:youAre', {
                organisation: name,
                role: say(`role:${role as 'admin'}`),
              })
            : say(isStaff(call) ? 'organisation:staffLead' : 'organisation:outsideLead')
        }
        logo={logo}
        pills={
          <>
            {isPartner !== undefined && (
              <Tag tone={isPartner ? 'good' : 'plain'}>
                {say(isPartner ? 'organisation:partner' : 'organisation:notPartner')}
              </Tag>
            )}
            {role && <RoleTag role={role} say={say} />}
            {archivedAt && <Tag tone="bad">{say('shared:archived')}</Tag>}
          </>
        }
      >
        <DocumentTrail slug={call.program.slugs.organisations} title={name} visit={visit} />
        {page.content}
      </Screen>
    )
  }
