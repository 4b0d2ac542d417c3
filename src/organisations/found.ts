import type { Organisation } from '../documents.js'
import type { Call } from '../program.js'

import { forgetFacts } from '../../access/facts.js'
import { personOf } from '../../access/person.js'
import { record } from '../audit/record.js'
import { createOwn, updateOwn } from '../db/own.js'
import { addMembership } from '../memberships/add.js'
import { UNPAID } from '../workspaces/open.js'

/** A new organisation gets its pooled billing account, and its creator becomes owner (SPEC 1.12). */
export const foundOrganisation = async (
  call: Call,
  { id, name }: Organisation,
): Promise<Organisation> => {
  const account = await createOwn(call, 'billingAccounts', {
    ...UNPAID,
    organisation: id,
    scope: 'organisation',
    tier: call.program.tiers[0]!.name,
  })
  const founded = await updateOwn(call, 'organisations', id, { billingAccount: account.id })
  await record(call, {
    action: 'organisation.created',
    after: { name },
    organisation: id,
    subject: { collection: 'organisations', id },
  })
  const creator = personOf(call)
  if (creator)
    await addMembership(call, {
      place: { organisation: id },
      role: 'owner',
      source: 'creation',
      user: creator.id,
    })
  forgetFacts(call.req)
  return founded
}
