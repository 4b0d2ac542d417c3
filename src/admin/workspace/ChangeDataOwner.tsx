import type { Visit } from '../shared/visit.js'
import type { StoredWorkspace } from './workspacePage.js'

import { ActionDrawer } from '../shared/ActionDrawer.js'

type Props = {
  /** Whether the present one is asked first: he has had access, and does not say himself that it is not his (SPEC 3.5). */
  isAsked: boolean
  label: string
  visit: Visit
  workspace: StoredWorkspace
}

/** Names another data owner, or asks the present one about it. */
export const ChangeDataOwner = ({ isAsked, label, visit, workspace }: Props) => {
  const { call, say } = visit
  const { dataOwner, id } = workspace
  const email = dataOwner?.email ?? ''
  const title = say(isAsked ? 'dataOwner:propose' : 'dataOwner:change')
  return (
    <ActionDrawer
      action={title}
      done={say(isAsked ? 'dataOwner:proposedDone' : 'dataOwner:changed')}
      effects={
        isAsked
          ? [
              say('dataOwner:proposeAsked', { email }),
              say('dataOwner:proposeUntil', { email }),
              say('dataOwner:proposeThen'),
              say('dataOwner:proposeName'),
            ]
          : [say('dataOwner:changeEffect'), say('dataOwner:changeOld')]
      }
      fields={[
        {
          isRequired: true,
          kind: 'text',
          label: say('dataOwner:organisationName'),
          name: 'dataOwner.organisationName',
          value: dataOwner?.organisationName ?? '',
        },
        {
          isRequired: true,
          kind: 'email',
          label: say('dataOwner:email'),
          name: 'dataOwner.email',
          value: email,
        },
      ]}
      label={label}
      method="PATCH"
      path={`/${call.program.slugs.workspaces}/${id}`}
      title={title}
    />
  )
}
