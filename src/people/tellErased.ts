import type { Id, Place, User } from '../documents.js'
import type { Call } from '../program.js'

import { enqueue } from '../mail/enqueue.js'
import { describePlace, findPeopleWith } from '../memberships/find.js'

/** Tells the owners of the places that an erased person left, each once and without a name (SPEC 1.11). */
export const tellErased = async (call: Call, erased: Id, left: Place[]): Promise<void> => {
  const told = new Map<Id, { owner: User; places: Set<string> }>()
  for (const place of left) {
    const { name, organisation } = await describePlace(call, place)
    const owners = [
      ...(await findPeopleWith(call, place, ['owner'])),
      ...(await findPeopleWith(call, { organisation: organisation.id }, ['owner'])),
    ]
    for (const owner of owners) {
      const known = told.get(owner.id) ?? { owner, places: new Set() }
      known.places.add(`“${name}”`)
      told.set(owner.id, known)
    }
  }
  for (const { owner, places } of told.values()) {
    await enqueue(call, {
      cause: `person-erased:${erased}:${owner.id}`,
      facts: { places: [...places].join(', ') },
      kind: 'person-erased',
      to: owner,
    })
  }
}
