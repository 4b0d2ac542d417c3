import type { Membership } from '../../documents.js'
import type { Visit } from './visit.js'

import { isOutsiderRole } from '../../../access/matrix.js'
import { ActionDrawer } from './ActionDrawer.js'

type Props = {
  isLastOwner: boolean
  isSelf: boolean
  /** None for access that comes from the organisation. */
  membership: Membership | undefined
  name: string
  roles: readonly string[]
  visit: Visit
}

/** What one who manages a place does with somebody's membership: another role, or its end. */
export const MembershipActions = ({
  isLastOwner,
  isSelf,
  membership,
  name,
  roles,
  visit: { call, say },
}: Props) => {
  if (!membership) return null
  const path = `/${call.program.slugs.memberships}/${membership.id}`
  // An outsider stays one: an insider's role is offered by an invitation.
  const offered = roles.filter((one) => isOutsiderRole(one) === isOutsiderRole(membership.role))
  return (
    <>
      {!isSelf && (
        <ActionDrawer
          action={say('people:changeRole')}
          done={say('people:roleChanged')}
          effects={[say('people:roleEffect', { name })]}
          fields={[
            {
              kind: 'select',
              label: say('field:role'),
              name: 'role',
              options: offered.map((role) => ({
                label: say(`role:${role as 'admin'}`),
                value: role,
              })),
              value: membership.role,
            },
          ]}
          label={say('people:changeRole')}
          look="subtle"
          method="PATCH"
          path={path}
          title={name}
        />
      )}
      {!isLastOwner && (
        <ActionDrawer
          action={say('people:end')}
          body={{ ended: true }}
          done={say('people:ended', { name })}
          effects={[say('people:endEffect', { name }), say('people:endStays')]}
          isDangerous
          label={say('people:endShort')}
          look="subtle"
          method="PATCH"
          path={path}
          title={say('people:end')}
        />
      )}
    </>
  )
}
