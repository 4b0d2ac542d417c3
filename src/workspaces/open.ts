import type { AgreementVersion, BillingAccount, Id, Workspace } from '../documents.js'
import type { Call } from '../program.js'

import { forgetFacts, organisationRole } from '../../access/facts.js'
import { personOf } from '../../access/person.js'
import { acceptVersion } from '../agreements/accept.js'
import { judgeCampaigns } from '../agreements/campaign.js'
import { currentVersionOrThrow } from '../agreements/current.js'
import { createOwn, findOwn, updateOwn } from '../db/own.js'
import { addMembership } from '../memberships/add.js'
import { lockOrganisation } from '../memberships/judge.js'
import { Refusal } from '../refusals.js'
import { admitDataOwner, judgeDataOwner } from './dataOwner.js'
import { recordWorkspace } from './recordWorkspace.js'

/** An internal workspace uses the organisation's pooled account (SPEC 3.1). Runs in the transaction that created it. */
export const openInternalWorkspace = async (
  call: Call,
  workspace: Workspace,
): Promise<Workspace> => {
  const { billingAccount, isArchived } = await lockOrganisation(call, workspace.organisation)
  if (isArchived) throw new Refusal('archived')
  const opened = await updateOwn(call, 'workspaces', workspace.id, { billingAccount })
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
  opening: Opening,
): Promise<Workspace> => {
  const version = await judgeClient(call, workspace, opening)
  const role = await makeCreatorOwner(call, workspace)
  const account = await newAccount(call, workspace)
  const opened = await becomeClients(call, workspace, {
    account,
    locale: opening.locale,
    role,
    version,
  })
  await recordOpening(call, opened)
  return opened
}

/** Whether a workspace may become a client's now, and the text that is accepted with it. Takes the organisation's lock. */
export const judgeClient = async (
  call: Call,
  {
    dataOwner,
    id: workspace,
    organisation: id,
  }: Pick<Workspace, 'dataOwner' | 'id' | 'organisation'>,
  { agreementVersion }: Opening,
): Promise<AgreementVersion> => {
  const { isArchived, isPartner } = await lockOrganisation(call, id)
  if (!isPartner) throw new Refusal('not_a_partner')
  await judgeDataOwner(call, { email: dataOwner!.email!, organisation: id })
  if (isArchived) throw new Refusal('archived')
  await judgeCampaigns(call, { organisation: id, workspace })
  return currentVersionOrThrow(call, 'workspace', agreementVersion)
}

type Accepting = {
  account: BillingAccount
  locale: Opening['locale']
  role: string
  version: AgreementVersion
}

/** What a client's workspace has of its own: an account, the accepted agreement, and the client's view. */
export const becomeClients = async (
  call: Call,
  workspace: Workspace,
  { account, locale, role, version }: Accepting,
): Promise<Workspace> => {
  const { id, organisation } = workspace
  const acceptance = await acceptVersion(call, {
    locale,
    organisation,
    role,
    version,
    workspace: id,
  })
  const opened = await updateOwn(call, 'workspaces', id, {
    agreementAcceptance: acceptance.id,
    billingAccount: account.id,
  })
  await admitDataOwner(call, opened)
  forgetFacts(call.req)
  return opened
}

/** A workspace's own account. */
export const newAccount = (call: Call, { id, organisation }: Workspace): Promise<BillingAccount> =>
  createOwn(call, 'billingAccounts', {
    ...UNPAID,
    organisation,
    scope: 'workspace',
    tier: call.program.tiers[0]!.name,
    workspace: id,
  })

export const findOwnAccount = async (
  call: Call,
  workspace: Id,
): Promise<BillingAccount | undefined> => {
  const [found] = await findOwn(
    call,
    'billingAccounts',
    { and: [{ workspace: { equals: workspace } }, { scope: { equals: 'workspace' } }] },
    { limit: 1 },
  )
  return found
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
  const role = await organisationRole(call, organisation)
  await addMembership(call, {
    place: { workspace: id },
    role: 'owner',
    source: 'creation',
    user: creator.id,
  })
  return role ?? 'owner'
}

const recordOpening = (call: Call, workspace: Workspace): Promise<void> => {
  const { name, usageContext, visibility } = workspace
  return recordWorkspace(call, workspace, 'workspace.created', {
    after: { name, usageContext, visibility },
  })
}

/** The live workspaces of an organisation. */
export const findLiveWorkspaces = (call: Call, organisation: Id): Promise<Workspace[]> =>
  findOwn(call, 'workspaces', {
    and: [{ organisation: { equals: organisation } }, { archivedAt: { exists: false } }],
  })
