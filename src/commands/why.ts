import { z } from 'zod'

import type { Place } from '../documents.js'
import type { Call } from '../program.js'

import { holdsAt } from '../../access/can.js'
import { isStaff, personOf } from '../../access/person.js'
import { readAsCaller } from '../db/own.js'
import { idOf } from '../documents.js'
import { whyOf } from '../memberships/why.js'
import { Refusal } from '../refusals.js'
import { command, idInput, plainText } from './command.js'

/** What one may not even see has no why. */
const isSeen = async (call: Call, place: Place): Promise<boolean> => {
  const [name, id] = place.workspace
    ? (['workspaces', place.workspace] as const)
    : (['organisations', place.organisation!] as const)
  return (await readAsCaller(call, name, id)) !== null
}

/**
 * Why somebody may do something in a place, or may not (SPEC 4.14): for those who manage it, staff, and oneself.
 *
 * Refuses with: validation_failed, not_found.
 */
export const whyCommand = command({
  name: 'why',
  kind: 'query',
  method: 'get',
  path: '/partner-program/why',
  input: z
    .object({
      capability: plainText(100),
      organisation: idInput.optional(),
      user: idInput,
      workspace: idInput.optional(),
    })
    .refine(
      ({ organisation, workspace }) => (organisation === undefined) !== (workspace === undefined),
      {
        message: 'Name one place: an organisation or a workspace.',
        path: ['workspace'],
      },
    ),
  output: {
    allowed: 'boolean',
    because: [{ fields: { fact: 'string', sentence: 'string' } }],
    scope: 'string',
  },
  who: 'person',
  run: async (call, { capability, ...named }) => {
    const user = idOf(named.user)
    const workspace = idOf(named.workspace)
    const organisation = idOf(named.organisation)
    const place = workspace ? { workspace } : organisation ? { organisation } : undefined
    const mayAsk =
      place &&
      (isStaff(call) ||
        (await holdsAt(call, 'member:manage', place)) ||
        (user === personOf(call)!.id && (await isSeen(call, place))))
    const why = mayAsk && user && (await whyOf(call, { capability, place, user }))
    if (!why) throw new Refusal('not_found')
    return why
  },
})
