import type { Settlement } from '../documents.js'
import type { Call } from '../program.js'

import { findOwnByIdOrThrow } from '../db/own.js'
import { collectionUrl, enqueue } from '../mail/enqueue.js'
import { findPeopleWith } from '../memberships/find.js'

/** Tells a partner's owners and billing what is paid out to them. */
export const tellSettled = async (
  call: Call,
  { id, partner, reference, totalCents }: Settlement,
): Promise<void> => {
  const { name: organisation } = await findOwnByIdOrThrow(call, 'organisations', partner)
  for (const to of await findPeopleWith(call, { organisation: partner }, ['owner', 'billing']))
    await enqueue(call, {
      cause: `partner-settled:${id}:${to.id}`,
      facts: {
        amountCents: totalCents,
        organisation,
        reference,
        url: collectionUrl(call, 'settlements', id),
      },
      kind: 'partner-settled',
      to,
    })
}
