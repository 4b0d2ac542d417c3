import { z } from 'zod'

import type { Workspace } from '../documents.js'
import type { Call } from '../program.js'

import { workspaceFacts } from '../../access/facts.js'
import { isStaff, personOf } from '../../access/person.js'
import { statedReason } from '../audit/statedReason.js'
import { findOwnById, readAsCaller } from '../db/own.js'
import { idOf } from '../documents.js'
import { Refusal } from '../refusals.js'
import { confirmDataOwner, objectDataOwner } from '../workspaces/changeDataOwner.js'
import { disputeDataOwner } from '../workspaces/disputeDataOwner.js'
import { command, idInput, plainText } from './command.js'

const reason = plainText(500).nullish()
const WORKSPACE = { workspace: { collection: 'workspaces' } } as const

/** The workspace, for its data owner, or for staff who say why. */
const findDecided = async (call: Call, value: string, why: unknown): Promise<Workspace> => {
  const id = idOf(value)
  const may = id && (isStaff(call) || (await workspaceFacts(call, id))?.isDataOwner)
  const found = may ? await findOwnById(call, 'workspaces', id) : undefined
  if (!found) throw new Refusal('forbidden')
  if (isStaff(call)) statedReason(why)
  return found
}

const answered = async (call: Call, { id }: Workspace) => ({
  workspace: await readAsCaller(call, 'workspaces', id),
})

/** The data owner, or staff, agree to the one who was proposed (SPEC 3.5). Refuses with: forbidden, reason_required, wrong_state. */
export const confirmDataOwnerCommand = command({
  name: 'confirmDataOwner',
  kind: 'mutation',
  method: 'post',
  on: 'workspaces',
  path: '/:id/data-owner/confirm',
  input: z.object({ id: idInput, reason }),
  output: WORKSPACE,
  who: 'person',
  run: async (call, { id, reason: why }) => {
    const found = await findDecided(call, id, why)
    await confirmDataOwner(call, found, why ?? undefined)
    return answered(call, found)
  },
})

/**
 * With a mail's token, whoever was named as data owner says that the data are not his (SPEC 3.11); with a workspace's id,
 * the data owner, or staff, refuse the one who was proposed (3.5).
 *
 * Refuses with: unauthorized, forbidden, reason_required, not_found, invitation_expired, wrong_state.
 */
export const objectDataOwnerCommand = command({
  name: 'objectDataOwner',
  kind: 'mutation',
  method: 'post',
  path: '/partner-program/data-owner/object',
  input: z.object({ id: idInput.optional(), reason, token: plainText(200).optional() }),
  output: { ...WORKSPACE, message: 'string' },
  who: 'anyone',
  attempts: ({ id, token }) => token ?? id ?? '',
  run: async (call, { id, reason: why, token }) => {
    if (id === undefined) {
      await disputeDataOwner(call, token ?? '')
      return { message: 'Thank you. Your view has ended, and whoever named you is told.' }
    }
    if (!personOf(call)) throw new Refusal('unauthorized')
    const found = await findDecided(call, id, why)
    await objectDataOwner(call, found, why ?? undefined)
    return answered(call, found)
  },
})

/** The same by the workspace's path. REST only: the mutation takes `id`. */
export const objectProposedDataOwner = {
  ...objectDataOwnerCommand,
  name: '',
  on: 'workspaces' as const,
  path: '/:id/data-owner/object',
  who: 'person' as const,
}
