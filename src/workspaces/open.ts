import type { Id, Workspace } from '../documents.js'
import type { Call } from '../program.js'

import { forgetFacts } from '../../access/facts.js'
import { personOf } from '../../access/person.js'
import { acceptVersion } from '../agreements/accept.js'
import { judgeCampaigns } from '../agreements/campaign.js'
import { currentVersionOrThrow } from '../agreements/current.js'
import { record } from '../audit/record.js'
import { createOwn, findOwn, findOwnByIdOrThrow, updateOwn } from '../db/own.js'
import { addMembership } from '../memberships/add.js'
import { lockOrganisation } from '../memberships/judge.js'
import { findLive } from '../memberships/find.js'
import { Refusal } from '../refusals.js'
import { admitDataOwner, judgeDataOwner } from './dataOwner.js'

/** An internal workspace uses the organisation's pooled account (SPEC 3.1). Runs in the transaction that created it. */
export const openInternalWorkspace = async (
  call: Call,
  workspace: Workspace,
): Promise<Workspace> => {
  await lockOrganisation(call, workspace.organisation)
  const organisation = await findOwnByIdOrThrow(call, 'organisations', workspace.organisation)
  if (organisation.archivedAt) throw new Refusal('archived')
  const opened = await updateOwn(call, 'workspaces', workspace.id, {
    billingAccount: organisation.billingAccount,
  })
  await makeCreatorOwner(call, workspace)
  await recordOpening(call, opened)
  return opened
}

type Opening = { agreementVersion: Id | null | undefined; locale?: null | string | undefined }

/**
 * An external-client workspace bills on its own, stands on an accepted agreement, and lets the client watch (SPEC 3.4).
 * Runs in the transaction that created it: all of it happens, or nothing.
 *
 * Refuses with: not_a_partner, archived, data_owner_is_insider, staff_outside, agreement_missing, agreement_not_published,
 * agreement_changed.
 */
export const openClientWorkspace = async (
  call: Call,
  workspace: Workspace,
  { agreementVersion, locale }: Opening,
): Promise<Workspace> => {
  await lockOrganisation(call, workspace.organisation)
  const organisation = await findOwnByIdOrThrow(call, 'organisations', workspace.organisation) // As it is under the lock.
  if (!organisation.isPartner) throw new Refusal('not_a_partner')
  await judgeDataOwner(call, { email: workspace.dataOwner!.email!, organisation: organisation.id })
  if (organisation.archivedAt) throw new Refusal('archived')
  await judgeCampaigns(call, { organisation: organisation.id, workspace: workspace.id })
  const version = await currentVersionOrThrow(call, 'workspace', agreementVersion)

  const account = await createOwn(call, 'billingAccounts', {
    ...UNPAID,
    organisation: organisation.id,
    scope: 'workspace',
    tier: call.program.tiers[0]!.name,
    workspace: workspace.id,
  })
  const role = await makeCreatorOwner(call, workspace)
  const acceptance = await acceptVersion(call, {
    locale,
    organisation: organisation.id,
    role,
    version,
    workspace: workspace.id,
  })
  const opened = await updateOwn(call, 'workspaces', workspace.id, {
    agreementAcceptance: acceptance.id,
    billingAccount: account.id,
  })
  await admitDataOwner(call, opened)
  await recordOpening(call, opened)
  forgetFacts(call.req)
  return opened
}

/** How a new account bills: not at all. */
export const UNPAID = {
  balanceCents: 0,
  billingPeriod: 'yearly',
  discountBps: 0,
  discountKind: 'none',
  paymentMode: 'none',
  status: 'none',
} as const

/** The creator's own membership; his role in the organisation is what he accepted the agreement as. */
const makeCreatorOwner = async (call: Call, { id, organisation }: Workspace): Promise<string> => {
  const creator = personOf(call)
  if (!creator)
    throw new Refusal('unauthorized', {
      message: 'A workspace is opened by a person: pass `user`.',
    })
  const inside = await findLive(call, creator.id, { organisation })
  await addMembership(call, {
    place: { workspace: id },
    role: 'owner',
    source: 'creation',
    user: creator.id,
  })
  return inside?.role ?? 'owner'
}

const recordOpening = (
  call: Call,
  { id, name, organisation, usageContext, visibility }: Workspace,
): Promise<void> =>
  record(call, {
    action: 'workspace.created',
    after: { name, usageContext, visibility },
    organisation,
    subject: { collection: 'workspaces', id },
    workspace: id,
  })

/** The live workspaces of an organisation. */
export const findLiveWorkspaces = (call: Call, organisation: Id): Promise<Workspace[]> =>
  findOwn(call, 'workspaces', {
    and: [{ organisation: { equals: organisation } }, { archivedAt: { exists: false } }],
  })
