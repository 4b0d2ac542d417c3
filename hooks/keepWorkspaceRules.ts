import type { CollectionBeforeChangeHook, CollectionBeforeValidateHook } from 'payload'

import type { Workspace } from '../src/documents.js'
import type { Call, Program } from '../src/program.js'

import { isAtTier } from '../access/can.js'
import { organisationFacts, workspaceFacts } from '../access/facts.js'
import { isStaff, isStaffWith } from '../access/person.js'
import { judgeNewWorkspaceLogo, judgeWorkspaceLogo } from '../src/brand/judgeLogo.js'
import { findOwnByIdOrThrow } from '../src/db/own.js'
import { idOf } from '../src/documents.js'
import { lockOrganisation } from '../src/memberships/judge.js'
import { fieldRefusal, Refusal } from '../src/refusals.js'
import { judgeDataOwnerChange } from '../src/workspaces/changeDataOwner.js'
import { strictDataOwner } from '../src/workspaces/dataOwner.js'
import {
  INTERNAL,
  judgeBecomingClients,
  judgeBecomingInternal,
} from '../src/workspaces/reclassify.js'
import { VISIBILITY_TIER } from '../src/workspaces/visibility.js'
import { seenVersion } from './openOnCreate.js'

type Data = Partial<Workspace> & {
  agreementAccepted?: boolean | null
  agreementVersion?: null | string
  archived?: boolean | null
}

/** What opening a workspace needs (SPEC 3.1–3.3). What can change meanwhile is judged again under the lock. */
export const keepNewWorkspaceRules =
  (program: Program): CollectionBeforeValidateHook =>
  async ({ data, operation, req }) => {
    if (operation !== 'create') return data
    const call = { program, req }
    const sent = { usageContext: 'internal', visibility: 'open', ...data } as Data
    if (!sent.organisation)
      throw fieldRefusal('validation_failed', 'organisation', 'Choose the organisation.')
    const id = idOf(sent.organisation)
    const organisation = id && (await organisationFacts(call, id))
    if (!organisation) throw new Refusal('forbidden')
    const next = { ...sent, organisation: id }
    if (next.usageContext === 'external' && !organisation.isPartner)
      throw new Refusal('not_a_partner')
    await judgeNewWorkspaceLogo(call, next)
    // An internal workspace is at the tier of the pooled account; an external one begins at the lowest.
    const tier = next.usageContext === 'internal' ? organisation.tier : program.tiers[0]!.name
    if (next.visibility !== 'open' && !isAtTier(call, tier, VISIBILITY_TIER))
      throw new Refusal('tier_required', { message: TIER_FOR_VISIBILITY })
    return next.usageContext === 'external'
      ? { ...next, dataOwner: namedDataOwner(next) }
      : withoutDataOwner(next)
  }

const TIER_FOR_VISIBILITY = `Restricted workspaces need the tier ${VISIBILITY_TIER} or above. Keep it open, or upgrade first.`

const namedDataOwner = ({ agreementAccepted, dataOwner }: Data) => {
  const named = strictDataOwner(dataOwner)
  if (agreementAccepted !== true) throw fieldRefusal('agreement_required', 'agreementAccepted')
  return named
}

const withoutDataOwner = (next: Data): Data => {
  const named = Object.entries(next.dataOwner ?? {}).find(
    ([, value]) => value !== null && value !== undefined && value !== '',
  )
  if (named)
    throw fieldRefusal(
      'validation_failed',
      `dataOwner.${named[0]}`,
      'Internal workspaces have no data owner: the data are your own.',
    )
  return next
}

/** What changing a workspace needs (SPEC 3.5, 3.7, 3.9, 3.10). */
export const keepWorkspaceRules =
  (program: Program): CollectionBeforeChangeHook =>
  async ({ data, operation, originalDoc, req }) => {
    if (operation === 'create') return data
    const call = { program, req }
    const next = data as Data
    const before = originalDoc as Workspace
    await lockOrganisation(call, before.organisation)
    await judgeWorkspaceLogo(call, before, next)
    if (next.archived === true && !before.archivedAt)
      next.archivedAt = program.clock.now().toISOString()
    else if (next.archived === false) next.archivedAt = null
    else if (before.archivedAt) throw new Refusal('archived')

    const isRestricting =
      next.visibility !== undefined &&
      next.visibility !== before.visibility &&
      next.visibility !== 'open'
    if (isRestricting) {
      const mayRestrict = isStaff(call)
        ? isStaffWith(call, 'setVisibility')
        : isAtTier(call, (await workspaceFacts(call, before.id))?.tier, VISIBILITY_TIER)
      if (!mayRestrict) throw new Refusal('tier_required', { message: TIER_FOR_VISIBILITY })
    }
    if (next.usageContext && next.usageContext !== before.usageContext)
      return next.usageContext === 'external'
        ? becomesClients(call, before, next)
        : becomesInternal(call, before, next)
    if (before.usageContext === 'internal') return withoutDataOwner(next)
    if (next.agreementAccepted === false)
      throw fieldRefusal('agreement_required', 'agreementAccepted')
    if (next.agreementAccepted === true && isStaff(call))
      throw new Refusal('forbidden', { message: 'Staff accept no agreement for others.' })
    return { ...next, dataOwner: await judgeDataOwnerChange(call, before, next.dataOwner) }
  }

const becomesClients = async (call: Call, before: Workspace, next: Data): Promise<Data> => {
  const { isPartner } = await findOwnByIdOrThrow(call, 'organisations', before.organisation)
  if (isStaff(call)) throw new Refusal('forbidden')
  if (!isPartner) throw new Refusal('not_a_partner')
  const dataOwner = namedDataOwner(next)
  const agreementVersion = seenVersion(next.agreementVersion)
  await judgeBecomingClients(call, { ...before, dataOwner }, { agreementVersion })
  return { ...next, dataOwner }
}

const becomesInternal = async (call: Call, before: Workspace, next: Data): Promise<Data> => {
  await judgeBecomingInternal(call, before)
  return { ...next, ...INTERNAL }
}
