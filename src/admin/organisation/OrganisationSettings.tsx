import type { ReadOrganisation } from './organisationPage.js'

import { holdsInOrganisation } from '../../../access/can.js'
import { isStaff } from '../../../access/person.js'
import { countAsCaller } from '../../db/own.js'
import { ArchiveAction } from '../document/ArchiveAction.js'
import { settingsPage } from '../document/settingsPage.js'
import { foundBy } from '../shared/foundBy.js'
import { changesOrganisation } from './tabs.js'

export const OrganisationSettings = foundBy(
  changesOrganisation,
  settingsPage(async (visit, document) => {
    const { archivedAt, id, name } = document as ReadOrganisation
    const { call, say } = visit
    const { organisations, workspaces } = call.program.slugs
    const mayArchive =
      isStaff(call) || (await holdsInOrganisation(call, 'organisation:archive', id))
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
  }),
)
