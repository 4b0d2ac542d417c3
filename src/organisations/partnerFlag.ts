import type { Organisation } from '../documents.js'
import type { Call } from '../program.js'

import { findAcceptance } from '../agreements/accept.js'
import { findCurrentVersion } from '../agreements/current.js'
import { enqueue, pageUrl } from '../mail/enqueue.js'
import { findPeopleWith } from '../memberships/find.js'
import { lockOrganisation } from '../memberships/judge.js'
import { Refusal } from '../refusals.js'

/**
 * Only an organisation that stands on the current agreement becomes a partner (SPEC 2.2).
 *
 * Refuses with: agreement_missing.
 */
export const judgePartnerFlag = async (call: Call, organisation: Organisation): Promise<void> => {
  await lockOrganisation(call, organisation.id)
  const current = await findCurrentVersion(call, 'organisation')
  if (!current || !(await findAcceptance(call, organisation.id, current.id)))
    throw new Refusal('agreement_missing')
}

/** Tells the owners that partner status began or ended (SPEC 2.3). */
export const tellPartnerFlag = async (
  call: Call,
  { id, isPartner, name, updatedAt }: Organisation,
): Promise<void> => {
  const owners = await findPeopleWith(call, { organisation: id }, ['owner'])
  for (const owner of owners) {
    const cause = `partner-flag:${id}:${String(isPartner)}:${updatedAt}:${owner.id}`
    if (isPartner)
      await enqueue(call, {
        cause,
        facts: { organisation: name, url: pageUrl(call, '/admin') },
        kind: 'partner-started',
        to: owner,
      })
    else
      await enqueue(call, {
        cause,
        facts: { organisation: name },
        kind: 'partner-ended',
        to: owner,
      })
  }
}
