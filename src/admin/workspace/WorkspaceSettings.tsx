import type { StoredWorkspace } from './workspacePage.js'

import { ArchiveAction } from '../document/ArchiveAction.js'
import { settingsPage } from '../document/settingsPage.js'
import { foundBy } from '../shared/foundBy.js'
import { changesWorkspace } from './tabs.js'
import { Reclassify } from './Reclassify.js'
import { WhoFindsIt } from './WhoFindsIt.js'
import { WorkspaceLogo } from './WorkspaceLogo.js'

export const WorkspaceSettings = foundBy(
  changesWorkspace,
  settingsPage((visit, document) => {
    const workspace = document as StoredWorkspace
    const { archivedAt, id, name, usageContext } = workspace
    const { call, say } = visit
    return (
      <>
        <WhoFindsIt visit={visit} workspace={workspace} />
        <WorkspaceLogo visit={visit} workspace={workspace} />
        <div className="pp-inline">
          <Reclassify visit={visit} workspace={workspace} />
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
        </div>
      </>
    )
  }),
)
