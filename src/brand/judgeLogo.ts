import type { Id, Workspace } from '../documents.js'
import type { Call } from '../program.js'

import { isAtTier } from '../../access/can.js'
import { workspaceFacts } from '../../access/facts.js'
import { findOwnById } from '../db/own.js'
import { idOf } from '../documents.js'
import { fieldRefusal, Refusal } from '../refusals.js'

/** From which tier on a workspace has a logo of its own (SPEC 3.8). */
export const WHITELABEL_TIER = 'changemaker'

/** An organisation shows logos of its own only; taking one away is always fine. */
export const judgeOrganisationLogo = async (
  call: Call,
  { logo, organisation }: { logo: unknown; organisation: Id | undefined },
): Promise<void> => {
  if (isNone(logo)) return
  const found = await findOwnById(call, 'logos', idOf(logo) ?? '')
  if (!found || found.organisation !== organisation) throw new Refusal('forbidden')
}

type Change = { logo?: unknown; usageContext?: unknown }

/**
 * A workspace shows a logo of its own where it is an external client's, at a tier that has whitelabel (SPEC 3.8). Whose
 * logo it is comes first; the tier means nothing to an internal one.
 *
 * Refuses with: forbidden, whitelabel_external_only, tier_required.
 */
export const judgeWorkspaceLogo = async (
  call: Call,
  before: Workspace,
  { logo, usageContext }: Change,
): Promise<void> => {
  if (isNone(logo) || idOf(logo) === before.logo) return
  await judge(call, {
    isExternal: before.usageContext === 'external' && usageContext !== 'internal',
    logo,
    organisation: before.organisation,
    tier: (await workspaceFacts(call, before.id))?.tier,
  })
}

/** The same for a workspace that is being opened: an external one begins at the lowest tier. */
export const judgeNewWorkspaceLogo = (
  call: Call,
  { logo, organisation, usageContext }: { organisation: Id } & Change,
): Promise<void> =>
  judge(call, {
    isExternal: usageContext === 'external',
    logo,
    organisation,
    tier: call.program.tiers[0]!.name,
  })

type Case = {
  isExternal: boolean
  logo: unknown
  organisation: Id
  tier: null | string | undefined
}

const judge = async (call: Call, { isExternal, logo, organisation, tier }: Case): Promise<void> => {
  if (isNone(logo)) return
  await judgeOrganisationLogo(call, { logo, organisation })
  if (!isExternal) throw fieldRefusal('whitelabel_external_only', 'logo')
  if (!isAtTier(call, tier, WHITELABEL_TIER))
    throw new Refusal('tier_required', {
      message: `A logo of its own needs the tier ${WHITELABEL_TIER} or above. Ask the platform's staff to raise the workspace's tier first.`,
    })
}

const isNone = (logo: unknown): boolean => logo === undefined || logo === null || logo === ''
