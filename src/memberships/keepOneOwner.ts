import type { Membership } from '../documents.js'
import type { Call } from '../program.js'

import { findOwn } from '../db/own.js'
import { Refusal } from '../refusals.js'
import { isLiveNow } from './find.js'

/**
 * Refuses to let `leaving` stop being an owner when no other owner is left (SPEC 4.8).
 * The caller holds the organisation's lock, so that two cannot leave at the same moment.
 */
export const keepOneOwner = async (call: Call, leaving: Membership): Promise<void> => {
  const [other] = await findOwn(
    call,
    'memberships',
    {
      and: [
        isLiveNow(call),
        { id: { not_equals: leaving.id } },
        { organisation: { equals: leaving.organisation } },
        { role: { equals: 'owner' } },
      ],
    },
    { limit: 1 },
  )
  if (!other) throw new Refusal('last_owner')
}
