import { Banner } from '@payloadcms/ui'

import type { User } from '../../documents.js'
import type { Visit } from '../shared/visit.js'

import { personOf } from '../../../access/person.js'
import { ActionDrawer } from '../shared/ActionDrawer.js'

type Props = { user: User; visit: Visit }

/** A new address that waits for its link, and the way back to the present one (SPEC 1.7). */
export const PendingAddress = ({ user, visit }: Props) => {
  const { call, say } = visit
  if (!user.pendingEmail) return null
  const named = { email: user.email, pending: user.pendingEmail }
  return (
    <>
      <Banner type="info">{say('account:pending', named)}</Banner>
      {personOf(call)?.id === user.id && (
        <ActionDrawer
          action={say('account:keep', named)}
          body={{ email: user.email }}
          done={say('account:kept', named)}
          effects={[say('account:keepEffect', named)]}
          label={say('account:keepOpen')}
          method="PATCH"
          path={`/${call.program.users}/${user.id}`}
          title={say('account:keep', named)}
        />
      )}
    </>
  )
}
