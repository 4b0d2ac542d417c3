import { z } from 'zod'

import type { Place } from '../documents.js'
import type { Call } from '../program.js'

import { holdsAt, roleIn } from '../../access/can.js'
import { workspaceFacts } from '../../access/facts.js'
import { grantOf } from '../../access/matrix.js'
import { isStaff, personOf } from '../../access/person.js'
import { readAsCaller } from '../db/own.js'
import { idOf } from '../documents.js'
import { listMembers } from '../memberships/directory.js'
import { Refusal } from '../refusals.js'
import { command, idInput } from './command.js'

const MEMBERS = {
  docs: [
    {
      fields: {
        email: 'string',
        name: 'string',
        role: 'string',
        since: 'string',
        source: 'string',
        user: 'string',
      },
    },
  ],
} as const

/** Who belongs to a place, for those who may know it: everybody, or oneself where the role has `own` (SPEC 1.9). */
const members = async (call: Call, place: Place) => {
  const seesAll =
    isStaff(call) ||
    (await holdsAt(call, 'member:read', place)) ||
    (place.workspace && (await workspaceFacts(call, place.workspace))?.isDataOwner)
  const seesSelf =
    place.workspace &&
    grantOf(call.program.matrix, 'member:read', await roleIn(call, place)) === 'own'
  if (!seesAll && !seesSelf) throw new Refusal('not_found')
  const withEmail = isStaff(call) || (await holdsAt(call, 'member:manage', place))
  const found = await listMembers(call, place)
  const self = personOf(call)!.id
  return {
    docs: found
      .filter(({ user }) => seesAll || user === self)
      .map(({ email, ...member }) => (withEmail ? { ...member, email } : member)),
  }
}

/** The people of an organisation (SPEC 1.9). Refuses with: not_found. */
export const organisationMembersCommand = command({
  name: 'organisationMembers',
  kind: 'query',
  method: 'get',
  on: 'organisations',
  path: '/:id/members',
  input: z.object({ id: idInput }),
  output: MEMBERS,
  who: 'person',
  run: async (call, { id }) => members(call, { organisation: idOrNotFound(id) }),
})

/** The people of a workspace, those with derived access included (SPEC 1.9). Refuses with: not_found. */
export const workspaceMembersCommand = command({
  name: 'workspaceMembers',
  kind: 'query',
  method: 'get',
  on: 'workspaces',
  path: '/:id/members',
  input: z.object({ id: idInput }),
  output: MEMBERS,
  who: 'person',
  run: async (call, { id }) => {
    const workspace = idOrNotFound(id)
    if (isStaff(call) && !(await readAsCaller(call, 'workspaces', workspace)))
      throw new Refusal('not_found')
    return members(call, { workspace })
  },
})

const idOrNotFound = (value: string) => {
  const id = idOf(value)
  if (!id) throw new Refusal('not_found')
  return id
}
