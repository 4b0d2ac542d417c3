import type { Visit } from '../shared/visit.js'

import { ActionDrawer } from '../shared/ActionDrawer.js'

type Props = {
  /** The page to go to afterwards, `:id` being the new organisation. */
  then: string
  visit: Visit
}

/** Makes an organisation, whose owner one becomes (SPEC 1.12). */
export const CreateOrganisation = ({ then, visit: { call, say } }: Props) => (
  <ActionDrawer
    action={say('newcomer:create')}
    done={say('newcomer:created')}
    effects={[say('newcomer:youOwnIt'), say('newcomer:inviteOthers')]}
    fields={[{ isRequired: true, kind: 'text', label: say('newcomer:name'), name: 'name' }]}
    label={say('newcomer:create')}
    look="primary"
    path={`/${call.program.slugs.organisations}`}
    then={then}
    title={say('newcomer:create')}
  />
)
