import type { User } from '../../documents.js'
import type { AskedField } from '../shared/AskedFields.js'
import type { Visit } from '../shared/visit.js'

import { isStaff, isStaffWith, personOf } from '../../../access/person.js'
import { standingOf } from '../../people/standing.js'
import { ActionDrawer } from '../shared/ActionDrawer.js'
import { reasonField } from '../shared/reasonField.js'

type Props = { user: User; visit: Visit }

/** Erases a person: whoever is about to do it reads what goes and what stays (SPEC 1.11). */
export const ErasePerson = async ({ user, visit }: Props) => {
  const { call, say, to } = visit
  if (user.erasedAt) return null
  const isOwn = personOf(call)?.id === user.id
  const isOfStaff = user.platformRoles?.includes('staff') ?? false
  if (!isOwn && !(isOfStaff ? isStaffWith(call, 'manageStaff') : isStaff(call))) return null

  const { leaves, onlyOwnerOf, owns } = await standingOf(call, user)
  const name = user.name ?? user.email
  if (onlyOwnerOf.length > 0)
    return (
      <p className="pp-quiet">
        {say(isOwn ? 'erase:ownLastOwner' : 'erase:lastOwner', {
          name,
          places: onlyOwnerOf.join(', '),
        })}
      </p>
    )
  return (
    <ActionDrawer
      action={say(isOwn ? 'erase:own' : 'erase:other', { name })}
      done={say('erase:done')}
      effects={[
        leaves.length > 0
          ? say('erase:leaves', { places: leaves.join(', ') })
          : say('erase:leavesNothing'),
        ...(owns.length > 0 ? [say('erase:owns', { places: owns.join(', ') })] : []),
        say('erase:ends'),
        say('erase:pseudonym'),
        say('erase:stays'),
        say('erase:forGood'),
      ]}
      fields={[isOwn ? passwordField(visit) : reasonField(say)]}
      isDangerous
      label={say(isOwn ? 'erase:ownOpen' : 'erase:otherOpen')}
      path={`/${call.program.users}/${user.id}/erase`}
      {...(isOwn && { then: to('/login') })}
      title={say(isOwn ? 'erase:own' : 'erase:other', { name })}
    />
  )
}

const passwordField = ({ say }: Visit): AskedField => ({
  description: say('erase:passwordAbout'),
  isRequired: true,
  kind: 'password',
  label: say('erase:password'),
  name: 'password',
})
