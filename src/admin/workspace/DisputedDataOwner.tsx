import { Banner } from '@payloadcms/ui'

import type { Visit } from '../shared/visit.js'
import type { StoredWorkspace } from './workspacePage.js'

import { isStaff } from '../../../access/person.js'
import { ActionDrawer } from '../shared/ActionDrawer.js'
import { dayOf } from '../shared/dates.js'
import { reasonField } from '../shared/reasonField.js'
import { ChangeDataOwner } from './ChangeDataOwner.js'

type Props = { manages: boolean; visit: Visit; workspace: StoredWorkspace }

/** Whoever was named says that the data are not his: what that blocks, and the ways on (SPEC 3.11). */
export const DisputedDataOwner = ({ manages, visit, workspace }: Props) => {
  const { call, language, say } = visit
  const { dataOwner, id } = workspace
  if (!dataOwner?.disputedAt) return null
  const email = dataOwner.email ?? ''
  return (
    <section aria-label={say('dataOwner:dispute')} className="pp-section">
      <Banner type="error">
        {say('dataOwner:disputeSaid', { date: dayOf(dataOwner.disputedAt, language), email })}{' '}
        {say('dataOwner:disputeBlocks')}
      </Banner>
      <div className="pp-inline">
        {manages && (
          <ChangeDataOwner
            isAsked={false}
            label={say('dataOwner:nameAnother')}
            visit={visit}
            workspace={workspace}
          />
        )}
        {isStaff(call) && (
          <ActionDrawer
            action={say('dataOwner:clear')}
            body={{ dataOwner: { disputedAt: null } }}
            done={say('dataOwner:cleared')}
            effects={[say('dataOwner:clearEffect', { email }), say('dataOwner:clearHandoff')]}
            fields={[reasonField(say)]}
            label={say('dataOwner:clearOpen')}
            method="PATCH"
            path={`/${call.program.slugs.workspaces}/${id}`}
            title={say('dataOwner:clear')}
          />
        )}
      </div>
    </section>
  )
}
