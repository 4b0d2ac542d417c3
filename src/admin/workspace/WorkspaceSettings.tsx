import type { StoredWorkspace } from './workspacePage.js'

import { ArchiveAction } from '../document/ArchiveAction.js'
import { settingsPage } from '../document/settingsPage.js'
import { foundBy } from '../shared/foundBy.js'
import { changesWorkspace } from './tabs.js'

export const WorkspaceSettings = foundBy(
  changesWorkspace,
  settingsPage((visit, document) => {
    const { archivedAt, id, name, usageContext } = document as StoredWorkspace
    const { call, say } = visit
    return (
      <ArchiveAction
        effects={[
          say('archive:workspaceReadOnly'),
          ...(usageContext === 'external' ? [say('archive:workspaceDataOwner')] : []),
          say('archive:undo'),
        ]}
        id={id}
        isArchived={Boolean(archivedAt)}
        name={name}
        slug={call.program.slugs.workspaces}
        visit={visit}
      />
    )
  }),
)
