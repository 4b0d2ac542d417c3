import type { CollectionName } from '../documents.js'
import type { Facts, Person, Planted, Scene, Tenant, WorkspaceName } from './types.js'

/** A document of ours as it is to be planted: what of it is fixed, by path. */
export type Wanted = {
  collection: CollectionName
  fixed: Record<string, unknown>
  place: Pick<Planted, 'person' | 'tenant' | 'workspace'>
}

const LATER = '2099-01-01T00:00:00.000Z'
const LONG_AGO = '2026-01-01T00:00:00.000Z'
export const WORKSPACES: Record<WorkspaceName, { usageContext: string; visibility: string }> = {
  client: { usageContext: 'external', visibility: 'open' },
  inside: { usageContext: 'internal', visibility: 'invite-only' },
  closed: { usageContext: 'internal', visibility: 'private' },
}
/** Reading the audit log needs a tier: one tenant has it, the other has not. */
export const TIERS: Record<Tenant, string> = { A: 'changemaker', B: 'free' }

/** What lies in each place besides the content: an invitation, evidence, an audit event. */
export const inPlace = (
  tenant: Tenant,
  ids: { organisation: string; version: string; workspace?: string },
  workspace?: WorkspaceName,
): Wanted[] => {
  const place = { tenant, ...(workspace && { workspace }) }
  const at = ids.workspace
    ? { organisation: undefined, workspace: ids.workspace }
    : { organisation: ids.organisation, workspace: undefined }
  return [
    {
      collection: 'invitations',
      fixed: {
        ...at,
        channel: 'email',
        expiresAt: LATER,
        role: 'member',
        source: 'person',
        status: 'pending',
      },
      place,
    },
    {
      collection: 'agreementAcceptances',
      fixed: {
        acceptedAt: LONG_AGO,
        channel: 'online',
        locale: 'en',
        organisation: ids.organisation,
        role: 'owner',
        version: ids.version,
        workspace: ids.workspace,
      },
      place,
    },
    {
      collection: 'auditEvents',
      fixed: {
        at: LONG_AGO,
        onBehalfOf: undefined,
        organisation: ids.organisation,
        workspace: ids.workspace,
      },
      place,
    },
  ]
}

/** The memberships of somebody of the cast. */
export const membershipsOf = (
  person: Person,
  facts: Facts,
  past: Record<string, string>,
  places: Scene['places'][Tenant],
): Wanted[] => {
  const wanted = (at: object, role: string, workspace?: WorkspaceName): Wanted => ({
    collection: 'memberships',
    fixed: {
      endedBy: undefined,
      organisation: undefined,
      role,
      source: 'direct',
      user: person.id,
      workspace: undefined,
      ...past,
      ...at,
    },
    place: { person, tenant: person.tenant!, ...(workspace && { workspace }) },
  })
  return [
    ...(facts.organisation
      ? [wanted({ organisation: places.organisation }, facts.organisation)]
      : []),
    ...Object.entries(facts.workspaces ?? {}).map(([name, role]) =>
      wanted({ workspace: places[name as WorkspaceName] }, role, name as WorkspaceName),
    ),
  ]
}
