import type { PayloadRequest } from 'payload'

import type { Id } from '../src/documents.js'
import type { Call } from '../src/program.js'
import type { OrganisationCapability } from './matrix.js'

import { idOf } from '../src/documents.js'
import { callOf } from '../src/program.js'
import { organisationRole, workspaceFacts } from './facts.js'
import { grantOf, ORGANISATION, organisationRolesWith, TIER_NEEDED } from './matrix.js'

/**
 * Whether the signed-in person holds `capability` in a workspace, as things stand now. For what has no collection
 * here, such as `chat:use`. An unknown capability, an unknown workspace and a caller without account get false.
 */
export const can = (req: PayloadRequest, capability: string, workspace: Id): Promise<boolean> =>
  holds(callOf(req), capability, workspace)

/** The same within the program: `all` of the capability, at the tier that it needs. */
export const holds = async (
  call: Call,
  capability: string,
  workspace: unknown,
): Promise<boolean> => {
  const id = idOf(workspace)
  const facts = id && (await workspaceFacts(call, id))
  if (!facts || grantOf(call.program.matrix, capability, facts.role) !== 'all') return false
  const needed = (TIER_NEEDED as Record<string, string>)[capability]
  return !needed || isAtTier(call, facts.tier, needed)
}

/** Whether the person holds `capability` in an organisation. */
export const holdsInOrganisation = async (
  call: Call,
  capability: OrganisationCapability,
  organisation: unknown,
): Promise<boolean> => {
  const id = idOf(organisation)
  if (!id || !Object.hasOwn(ORGANISATION, capability)) return false
  const role = await organisationRole(call, id)
  return (organisationRolesWith(capability) as (null | string)[]).includes(role)
}

/** The role that decides for the person in a place, or null. */
export const roleIn = async (
  call: Call,
  place: { organisation?: unknown; workspace?: unknown },
): Promise<null | string> => {
  const workspace = idOf(place.workspace)
  if (workspace) return (await workspaceFacts(call, workspace))?.role ?? null
  const organisation = idOf(place.organisation)
  return organisation ? organisationRole(call, organisation) : null
}

/** Whether the person holds `capability`, which both kinds of place know, in a place. */
export const holdsAt = (
  call: Call,
  capability: 'member:invite' | 'member:manage' | 'member:read' | 'settings:manage',
  place: { organisation?: unknown; workspace?: unknown },
): Promise<boolean> =>
  idOf(place.workspace)
    ? holds(call, capability, place.workspace)
    : holdsInOrganisation(call, capability, place.organisation)

/** Whether `tier` is `needed` or above in the host's list. A tier that the host does not have is never enough. */
export const isAtTier = (
  { program }: Call,
  tier: null | string | undefined,
  needed: string,
): boolean => {
  const rank = (name: null | string | undefined) =>
    program.tiers.findIndex((one) => one.name === name)
  return rank(needed) >= 0 && rank(tier) >= rank(needed)
}
