import type { Overview } from '../../workspaces/overview.js'
import type { Visit } from '../shared/visit.js'

import { ActionDrawer } from '../shared/ActionDrawer.js'
import { Tag } from '../shared/Pills.js'

const TONES = { disputed: 'bad', invited: 'wait', joined: 'good', linkExpired: 'bad' } as const

/** Whether the data owner has joined; a pending invitation can be sent again. */
export const DataOwnerStateOf = ({ overview, visit }: { overview: Overview; visit: Visit }) => {
  const { call, say } = visit
  const { dataOwner, invitation } = overview
  if (!dataOwner) return null
  const isWaiting = dataOwner === 'invited' || dataOwner === 'linkExpired'
  return (
    <span className="pp-inline">
      <Tag tone={TONES[dataOwner]}>{say(`dataOwner:${dataOwner}`)}</Tag>
      {isWaiting && invitation && (
        <ActionDrawer
          action={say('dataOwner:resend')}
          done={say('dataOwner:resent')}
          effects={[say('dataOwner:resendEffect'), say('dataOwner:resendOldLink')]}
          label={say('dataOwner:resendShort')}
          look="subtle"
          path={`/${call.program.slugs.invitations}/${invitation}/resend`}
          title={say('dataOwner:resend')}
        />
      )}
    </span>
  )
}
