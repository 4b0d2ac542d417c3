import { z } from 'zod'

import type { AccessRequest, Role } from '../documents.js'
import type { Call } from '../program.js'

import { holdsAt } from '../../access/can.js'
import { organisationRole } from '../../access/facts.js'
import { isStaff, personOf } from '../../access/person.js'
import { findOwnById, readAsCaller } from '../db/own.js'
import { idOf } from '../documents.js'
import { Refusal } from '../refusals.js'
import { approveRequest, denyRequest, withdrawRequest } from '../requests/decide.js'
import { discoverableOf } from '../workspaces/discover.js'
import { command, idInput, plainText } from './command.js'

/** The workspaces of one's organisation that one can find, and ask for (SPEC 4.3). Refuses with: not_found. */
export const discoverableWorkspacesCommand = command({
  name: 'discoverableWorkspaces',
  kind: 'query',
  method: 'get',
  on: 'organisations',
  path: '/:id/workspaces/discoverable',
  input: z.object({ id: idInput }),
  output: {
    docs: [{ fields: { id: 'string', isMember: 'boolean', name: 'string', visibility: 'string' } }],
  },
  who: 'person',
  run: async (call, { id }) => {
    const organisation = idOf(id)
    const mayAsk =
      organisation &&
      (isStaff(call)
        ? await findOwnById(call, 'organisations', organisation)
        : await organisationRole(call, organisation))
    if (!mayAsk) throw new Refusal('not_found')
    return { docs: await discoverableOf(call, organisation) }
  },
})

/** One that waits for people who may invite to its workspace. What one may not decide answers as unknown. */
const findManaged = async (call: Call, value: string): Promise<AccessRequest> => {
  const found = await findOwnById(call, 'accessRequests', idOf(value) ?? '')
  if (!found || !(await holdsAt(call, 'member:invite', { workspace: found.workspace })))
    throw new Refusal('forbidden')
  return found
}

const REQUEST = { request: { collection: 'accessRequests' } } as const

const answered = async (call: Call, { id }: AccessRequest) => ({
  request: await readAsCaller(call, 'accessRequests', id),
})

/** Lets the asker in, by default as member (SPEC 4.3). Refuses with: forbidden, role_above_own, wrong_state, archived. */
export const approveAccessRequestCommand = command({
  name: 'approveAccessRequest',
  kind: 'mutation',
  method: 'post',
  on: 'accessRequests',
  path: '/:id/approve',
  input: z.object({ id: idInput, role: plainText(50).nullish() }),
  output: { ...REQUEST, membership: { collection: 'memberships' } },
  who: 'person',
  run: async (call, { id, role }) => {
    const { membership, request } = await approveRequest(
      call,
      await findManaged(call, id),
      (role ?? 'member') as Role,
    )
    return {
      ...(await answered(call, request)),
      membership: membership && (await readAsCaller(call, 'memberships', membership.id)),
    }
  },
})

/** Says no to the asker (SPEC 4.3). Refuses with: forbidden, wrong_state. */
export const denyAccessRequestCommand = command({
  name: 'denyAccessRequest',
  kind: 'mutation',
  method: 'post',
  on: 'accessRequests',
  path: '/:id/deny',
  input: z.object({ id: idInput }),
  output: REQUEST,
  who: 'person',
  run: async (call, { id }) => answered(call, await denyRequest(call, await findManaged(call, id))),
})

/** Takes one's own request back (SPEC 4.3). Refuses with: forbidden, wrong_state. */
export const withdrawAccessRequestCommand = command({
  name: 'withdrawAccessRequest',
  kind: 'mutation',
  method: 'post',
  on: 'accessRequests',
  path: '/:id/withdraw',
  input: z.object({ id: idInput }),
  output: REQUEST,
  who: 'person',
  run: async (call, { id }) => {
    const found = await findOwnById(call, 'accessRequests', idOf(id) ?? '')
    if (found?.user !== personOf(call)!.id) throw new Refusal('forbidden')
    return answered(call, await withdrawRequest(call, found))
  },
})
