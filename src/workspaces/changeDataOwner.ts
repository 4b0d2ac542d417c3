import type { Workspace } from '../documents.js'
import type { Call } from '../program.js'

import { forgetFacts } from '../../access/facts.js'
import { isStaff } from '../../access/person.js'
import { findOwnByIdOrThrow, updateOwn } from '../db/own.js'
import { lockOrganisation } from '../memberships/judge.js'
import { fieldRefusal, Refusal } from '../refusals.js'
import {
  admitDataOwner,
  hasDataOwnerHadAccess,
  judgeDataOwner,
  strictDataOwner,
} from './dataOwner.js'
import { endDataOwnerAccess } from './endDataOwner.js'
import { recordWorkspace } from './recordWorkspace.js'
import { tellEnded, tellObjected, tellProposed } from './tellDataOwner.js'
import { NOT_PROPOSED } from './waiting.js'

type DataOwner = NonNullable<Workspace['dataOwner']>

const SETTLED = { ...NOT_PROPOSED, disputedAt: null }

/**
 * What a change of the data owner's fields becomes (SPEC 3.5, 3.11): a new address counts at once while the old one never
 * had access, or says himself that it is not his; else it waits for his answer. The caller holds the organisation's lock.
 *
 * Refuses with: data_owner_required, address_invalid, data_owner_is_insider, staff_outside.
 */
export const judgeDataOwnerChange = async (
  call: Call,
  before: Workspace,
  sent: DataOwner | undefined,
): Promise<DataOwner> => {
  const known = before.dataOwner!
  const next = strictDataOwner({ ...known, ...sent })
  const { email } = next
  if (next.disputedAt && next.disputedAt !== known.disputedAt)
    throw fieldRefusal(
      'validation_failed',
      'dataOwner.disputedAt',
      'A dispute is cleared by null; only the data owner begins one.',
    )
  if (email === known.email) return next
  await judgeDataOwner(call, { email, organisation: before.organisation })
  if (known.disputedAt || !(await hasDataOwnerHadAccess(call, before)))
    return { ...next, ...SETTLED }
  const isKnown = email === known.proposedEmail
  return {
    ...next,
    email: known.email ?? null,
    proposedAt: isKnown ? (known.proposedAt ?? null) : call.program.clock.now().toISOString(),
    proposedEmail: email,
  }
}

/** What follows from it, once it is written. */
export const followDataOwnerChange = async (
  call: Call,
  before: Workspace,
  after: Workspace,
  reason?: unknown,
): Promise<void> => {
  const [was, is] = [before.dataOwner, after.dataOwner]
  if (is?.email && is.email !== was?.email) await count(call, before, after, reason)
  else if (is?.proposedEmail && is.proposedEmail !== was?.proposedEmail) {
    await tellProposed(call, after)
    await recordWorkspace(call, after, 'workspace.data_owner_proposed', { reason })
  } else if (was?.disputedAt && !is?.disputedAt) {
    await admitDataOwner(call, after)
    await recordWorkspace(call, after, 'workspace.data_owner_dispute_cleared', { reason })
  }
}

/** The new one counts: the old one's view ends, the new one gets it, both are told. */
const count = async (
  call: Call,
  before: Workspace,
  after: Workspace,
  reason?: unknown,
): Promise<void> => {
  const former = await endDataOwnerAccess(call, before)
  if (former) await tellEnded(call, before, former)
  await admitDataOwner(call, after)
  await recordWorkspace(call, after, 'workspace.data_owner_changed', { reason })
  forgetFacts(call.req)
}

const lockWaiting = async (call: Call, found: Workspace): Promise<Workspace> => {
  await lockOrganisation(call, found.organisation)
  const workspace = await findOwnByIdOrThrow(call, 'workspaces', found.id) // As it is under the lock.
  if (!workspace.dataOwner?.proposedEmail)
    throw new Refusal('wrong_state', { message: 'No change of the data owner waits here.' })
  return workspace
}

/**
 * Makes the proposed data owner count: by the present one's word, by staff, or by time (SPEC 3.5).
 *
 * Refuses with: wrong_state, data_owner_is_insider, staff_outside.
 */
export const confirmDataOwner = async (
  call: Call,
  found: Workspace,
  reason?: string,
): Promise<void> => {
  const before = await lockWaiting(call, found)
  const email = before.dataOwner!.proposedEmail!
  await judgeDataOwner(call, { email, organisation: before.organisation })
  const after = await updateOwn(call, 'workspaces', before.id, {
    dataOwner: { ...before.dataOwner, ...SETTLED, email },
  })
  await count(call, before, after, reason)
}

/** Keeps the present data owner; those who proposed another are told. Refuses with: wrong_state. */
export const objectDataOwner = async (
  call: Call,
  found: Workspace,
  reason?: string,
): Promise<void> => {
  const { dataOwner, id } = await lockWaiting(call, found)
  const kept = await updateOwn(call, 'workspaces', id, {
    dataOwner: { ...dataOwner, ...NOT_PROPOSED },
  })
  await tellObjected(call, kept, dataOwner!.proposedAt!, { byStaff: isStaff(call) })
  await recordWorkspace(call, kept, 'workspace.data_owner_objected', { reason })
}
