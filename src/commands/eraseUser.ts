import { statedReason } from '../audit/statedReason.js'
import { z } from 'zod'

import { isStaff, isStaffWith, personOf } from '../../access/person.js'
import { readAsCaller } from '../db/own.js'
import { idOf } from '../documents.js'
import { findUser } from '../memberships/find.js'
import { erasePerson } from '../people/erase.js'
import { provePassword } from '../people/provePassword.js'
import { fieldRefusal, Refusal } from '../refusals.js'
import { command, idInput, plainText } from './command.js'

/**
 * Erases a person: oneself by one's password, or staff somebody else with a reason; another member of staff with
 * `manageStaff` only (SPEC 1.11). Repeating it is fine.
 *
 * Refuses with: forbidden, reason_required, last_owner.
 */
export const eraseUserCommand = command({
  name: 'eraseUser',
  kind: 'mutation',
  method: 'post',
  on: 'users',
  path: '/:id/erase',
  input: z.object({
    id: idInput,
    password: plainText(200).nullish(),
    reason: plainText(500).nullish(),
  }),
  output: { user: { collection: 'users' } },
  who: 'person',
  attempts: ({ id }) => id, // A password can be guessed here.
  run: async (call, { id, password, reason }) => {
    const person = personOf(call)!
    const user = await findUser(call, idOf(id) ?? '')
    const isOwn = user?.id === person.id
    if (!user || (!isOwn && !isStaff(call))) throw new Refusal('forbidden')
    if (!isOwn && user.platformRoles?.includes('staff') && !isStaffWith(call, 'manageStaff'))
      throw new Refusal('forbidden')
    if (isOwn) {
      if (!password) throw fieldRefusal('validation_failed', 'password', PASSWORD_NEEDED)
      await provePassword(call, person, password)
    }
    const why = isOwn ? undefined : statedReason(reason).trim()
    const erased = await erasePerson(call, user.id, why)
    return { user: await readAsCaller(call, 'users', erased.id) }
  },
})

const PASSWORD_NEEDED = 'Give your password, so that nobody but you erases your account.'
