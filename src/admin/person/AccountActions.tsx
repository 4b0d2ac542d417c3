import type { UIFieldServerProps } from 'payload'

import { idOf } from '../../documents.js'
import { findUser } from '../../memberships/find.js'
import { visitBy } from '../shared/visit.js'
import { ErasePerson } from './ErasePerson.js'
import { PendingAddress } from './PendingAddress.js'

/** What the form of an account cannot do: a field of it, since Payload's account page has no other place of ours. */
export const AccountActions = async ({ id, req }: UIFieldServerProps) => {
  const visit = visitBy(req)
  const user = await findUser(visit.call, idOf(id) ?? '')
  if (!user) return null
  return (
    <div className="field-type pp-account">
      <PendingAddress user={user} visit={visit} />
      <ErasePerson user={user} visit={visit} />
    </div>
  )
}
