import type { Visit } from '../shared/visit.js'

import { Empty } from '../shared/Card.js'
import { ActionDrawer } from '../shared/ActionDrawer.js'

/** Someone without a place: he makes an organisation, or waits for an invitation. */
export const Newcomer = ({ visit: { call, say, to } }: { visit: Visit }) => (
  <Empty
    action={
      <ActionDrawer
        action={say('newcomer:create')}
        done={say('newcomer:created')}
        effects={[say('newcomer:youOwnIt'), say('newcomer:inviteOthers')]}
        fields={[{ isRequired: true, kind: 'text', label: say('newcomer:name'), name: 'name' }]}
        label={say('newcomer:create')}
        look="primary"
        path={`/${call.program.slugs.organisations}`}
        then={to('')}
        title={say('newcomer:create')}
      />
    }
  >
    {say('newcomer:why')}
  </Empty>
)
