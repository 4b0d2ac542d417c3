import type { Visit } from '../shared/visit.js'
import type { ReadOrganisation } from './organisationPage.js'

import { holdsInOrganisation } from '../../../access/can.js'
import { isStaff } from '../../../access/person.js'
import { readLogo } from '../../brand/brandOf.js'
import { countAsCaller } from '../../db/own.js'
import { idOf } from '../../documents.js'
import { LogoSetting } from '../brand/LogoSetting.js'
import { ArchiveAction } from '../document/ArchiveAction.js'
import { settingsPage } from '../document/settingsPage.js'
import { foundBy } from '../shared/foundBy.js'
import { changesOrganisation } from './tabs.js'

export const OrganisationSettings = foundBy(
  changesOrganisation,
  settingsPage((visit, document) => {
    const organisation = document as ReadOrganisation
    return (
      <>
        <OrganisationLogo organisation={organisation} visit={visit} />
        <Archive organisation={organisation} visit={visit} />
      </>
    )
  }),
)

type Props = { organisation: ReadOrganisation; visit: Visit }

/** The logo of an organisation, which its workspaces show that have none of their own (SPEC 3.1). */
const OrganisationLogo = async ({ organisation, visit }: Props) => {
  const { call, say } = visit
  const { archivedAt, id, logo, name } = organisation
  const uploads = await holdsInOrganisation(call, 'settings:manage', id)
  return (
    <LogoSetting
      about={uploads ? say('logo:organisation') : say('logo:byOthers', { organisation: name })}
      logo={await readLogo(call, idOf(logo))}
      mayChoose={uploads && !archivedAt}
      name={name}
      organisation={id}
      place={`/${call.program.slugs.organisations}/${id}`}
      visit={visit}
    />
  )
}

const Archive = async ({ organisation, visit }: Props) => {
  const { archivedAt, id, name } = organisation
  const { call, say } = visit
  const { organisations, workspaces } = call.program.slugs
  const mayArchive = isStaff(call) || (await holdsInOrganisation(call, 'organisation:archive', id))
  if (!mayArchive) return null
  const live = await countAsCaller(call.req, workspaces, {
    and: [{ organisation: { equals: id } }, { archivedAt: { exists: false } }],
  })
  if (live > 0 && !archivedAt)
    return <p className="pp-quiet">{say('archive:organisationNotEmpty', { count: live })}</p>
  return (
    <ArchiveAction
      effects={[say('archive:organisationReadOnly'), say('archive:undo')]}
      id={id}
      isArchived={Boolean(archivedAt)}
      name={name}
      slug={organisations}
      visit={visit}
    />
  )
}
