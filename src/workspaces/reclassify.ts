import type { Id, Workspace } from '../documents.js'
import type { Call } from '../program.js'

import { roleIn } from '../../access/can.js'
import { forgetFacts } from '../../access/facts.js'
import { isStaff } from '../../access/person.js'
import { currentVersionOrThrow } from '../agreements/current.js'
import { hasOpenInvoice } from '../billing/hasOpenInvoice.js'
import { findOwn, findOwnByIdOrThrow, updateOwn } from '../db/own.js'
import { query, sql, tableNameOf } from '../db/sql.js'
import { revokePending } from '../invitations/revokePending.js'
import { enqueue } from '../mail/enqueue.js'
import { endMembership } from '../memberships/end.js'
import { findVerifiedUser, isLiveNow } from '../memberships/find.js'
import { Refusal } from '../refusals.js'
import { hasDataOwnerHadAccess } from './dataOwner.js'
import { becomeClients, findOwnAccount, judgeClient, newAccount } from './open.js'
import { recordWorkspace } from './recordWorkspace.js'
import { NOT_PROPOSED } from './waiting.js'

type Opening = Parameters<typeof judgeClient>[2]

/** Its own account must be at rest before a workspace changes how it bills (SPEC 3.7). Refuses with: billing_active. */
const refuseActiveBilling = async (call: Call, workspace: Workspace): Promise<void> => {
  const own = await findOwnAccount(call, workspace.id)
  if (!own) return
  const isSubscribed = own.status === 'active' || own.status === 'past-due'
  const isPaid = own.tier !== call.program.tiers[0]!.name
  const isOwed = (own.balanceCents ?? 0) !== 0 || (await hasOpenInvoice(call, own.id))
  if (isSubscribed || isPaid || isOwed) throw new Refusal('billing_active')
}

/**
 * Whether an internal workspace may become a client's (SPEC 3.7, as 3.2).
 *
 * Refuses with: not_a_partner, data_owner_is_insider, archived, agreement_not_published, billing_active.
 */
export const judgeBecomingClients = async (
  call: Call,
  workspace: Workspace,
  opening: Opening,
): Promise<void> => {
  await judgeClient(call, workspace, opening)
  await refuseActiveBilling(call, workspace)
}

/** What follows once it was judged, and is written as a client's. */
export const followBecomingClients = async (
  call: Call,
  after: Workspace,
  { agreementVersion, locale }: Opening,
): Promise<void> => {
  const version = await currentVersionOrThrow(call, 'workspace', agreementVersion)
  const role = (await roleIn(call, { workspace: after.id })) ?? ''
  const account = (await findOwnAccount(call, after.id)) ?? (await newAccount(call, after)) // It may have been a client's before.
  await becomeClients(call, after, { account, locale, role, version })
  await recordKind(call, after, 'internal')
}

/**
 * Whether a client's workspace may become internal (SPEC 3.7): staff decide it; owner and admin while the data owner never
 * had access and nothing was begun.
 *
 * Refuses with: data_owner_stays, billing_active.
 */
export const judgeBecomingInternal = async (call: Call, before: Workspace): Promise<void> => {
  if (!isStaff(call) && !(await isUntouched(call, before)))
    throw new Refusal('data_owner_stays', {
      message:
        'The client has had access, or work has begun: only the platform’s staff make this workspace internal.',
    })
  await refuseActiveBilling(call, before)
}

/** Whether the data owner never had access, and there is no project: nobody loses anything by it. */
export const isUntouched = async (
  call: Call,
  workspace: Pick<Workspace, 'dataOwner' | 'id'>,
): Promise<boolean> =>
  !(await hasDataOwnerHadAccess(call, workspace)) && !(await hasProjects(call, workspace.id))

const hasProjects = async ({ program, req }: Call, workspace: Id): Promise<boolean> => {
  for (const [slug, { capability, parent }] of Object.entries(program.content)) {
    if (capability !== 'project' || parent) continue
    const [row] = await query<{ some: boolean }>(
      { req },
      sql`select exists (select 1 from ${sql.identifier(tableNameOf(slug))} where workspace_id = ${workspace}) as some`,
    )
    if (row?.some) return true
  }
  return false
}

/** What a workspace has no more when it is internal; the evidence of what was accepted stays. */
export const INTERNAL: Pick<Workspace, 'dataOwner' | 'logo'> = {
  dataOwner: { ...NOT_PROPOSED, disputedAt: null, email: null, organisationName: null },
  logo: null,
}

/** What follows once it is written as internal: observers' access ends, the data owner is told, the pooled account pays. */
export const followBecomingInternal = async (
  call: Call,
  before: Workspace,
  reason: unknown,
): Promise<void> => {
  await endObservers(call, before, reason)
  const organisation = await findOwnByIdOrThrow(call, 'organisations', before.organisation)
  const after = await updateOwn(call, 'workspaces', before.id, {
    billingAccount: organisation.billingAccount,
  })
  const dataOwner = await findVerifiedUser(call, before.dataOwner?.email ?? '')
  if (dataOwner)
    await enqueue(call, {
      cause: `workspace-reclassified:${before.id}:${call.program.clock.now().toISOString()}`,
      facts: { organisation: organisation.name, workspace: before.name },
      kind: 'workspace-reclassified',
      to: dataOwner,
    })
  await recordKind(call, after, 'external', reason)
  forgetFacts(call.req)
}

const endObservers = async (call: Call, { id }: Workspace, reason: unknown): Promise<void> => {
  const ofObservers = [{ workspace: { equals: id } }, { role: { equals: 'observer' } }]
  const live = await findOwn(call, 'memberships', { and: [isLiveNow(call), ...ofObservers] })
  for (const one of live) await endMembership(call, one, reason)
  await revokePending(call, { and: ofObservers })
}

const recordKind = (
  call: Call,
  workspace: Workspace,
  before: Workspace['usageContext'],
  reason?: unknown,
): Promise<void> =>
  recordWorkspace(call, workspace, 'workspace.reclassified', {
    after: { usageContext: workspace.usageContext },
    before: { usageContext: before },
    reason,
  })
