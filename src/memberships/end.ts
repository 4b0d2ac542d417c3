import type { Membership } from '../documents.js'
import type { Call } from '../program.js'

import { forgetFacts } from '../../access/facts.js'
import { isOutsiderRole } from '../../access/matrix.js'
import { personOf } from '../../access/person.js'
import { record } from '../audit/record.js'
import { findOwn, updateOwn } from '../db/own.js'
import { query, sql, tableOf } from '../db/sql.js'
import { isLiveNow, organisationOf, placeOf } from './find.js'

/** What ending a membership writes into it. */
export const endingOf = (call: Call) => ({
  endedAt: call.program.clock.now().toISOString(),
  endedBy: personOf(call)?.id ?? null,
})

/** Ends a membership, and what hangs on it. */
export const endMembership = async (
  call: Call,
  membership: Membership,
  reason?: unknown,
): Promise<void> => {
  await updateOwn(call, 'memberships', membership.id, endingOf(call))
  await followEnd(call, membership, reason)
}

/** Records that a membership ended; with one of an organisation, the insider memberships in its workspaces end too (SPEC 4.4). */
export const followEnd = async (
  call: Call,
  membership: Membership,
  reason?: unknown,
): Promise<void> => {
  await recordEnd(call, membership, reason)
  for (const one of await findWithin(call, membership)) {
    await updateOwn(call, 'memberships', one.id, endingOf(call))
    await recordEnd(call, one, reason)
  }
  forgetFacts(call.req)
}

const recordEnd = async (
  call: Call,
  { id, organisation, role, user, workspace }: Membership,
  reason: unknown,
): Promise<void> =>
  record(call, {
    action: 'membership.ended',
    before: { role, user },
    organisation: await organisationOf(call, placeOf({ organisation, workspace })),
    reason,
    subject: { collection: 'memberships', id },
    workspace,
  })

const findWithin = async (
  call: Call,
  { organisation, user }: Membership,
): Promise<Membership[]> => {
  if (!organisation) return []
  const workspaces = await query<{ id: string }>(
    call,
    sql`
    select m.workspace_id as id from ${tableOf(call.program, 'memberships')} m join ${tableOf(call.program, 'workspaces')} w on w.id = m.workspace_id
    where m.user_id = ${user} and w.organisation_id = ${organisation} and m.ended_at is null`,
  )
  if (workspaces.length === 0) return []
  const found = await findOwn(call, 'memberships', {
    and: [
      isLiveNow(call),
      { user: { equals: user } },
      { workspace: { in: workspaces.map(({ id }) => id) } },
    ],
  })
  return found.filter(({ role }) => !isOutsiderRole(role))
}
