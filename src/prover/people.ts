import type { Facts, Person, Tenant } from './types.js'

import { newMark } from './marks.js'

/** What a membership once was: it gives nothing any more. */
export type Past = { endedAt?: string; expiresAt?: string }
export type Cast = Facts & { past?: Past; role: string }

const LONG_AGO = '2026-01-01T00:00:00.000Z'

/** One of each role in a tenant, and two whose time is over. The memberships of those are in `Cast`, not in `Facts`. */
export const CAST: Cast[] = [
  { organisation: 'owner', role: 'owner' },
  { organisation: 'admin', role: 'admin' },
  { organisation: 'billing', role: 'billing' },
  { organisation: 'member', role: 'member' },
  {
    organisation: 'member',
    role: 'workspace admin',
    workspaces: { client: 'admin', inside: 'admin' },
  },
  {
    organisation: 'member',
    role: 'workspace member',
    workspaces: { client: 'member', inside: 'member' },
  },
  { organisation: 'member', role: 'workspace billing', workspaces: { client: 'billing' } },
  { role: 'external', workspaces: { client: 'external' } },
  { dataOwnerOf: 'client', role: 'observer', workspaces: { client: 'observer' } },
  {
    organisation: 'member',
    past: { endedAt: LONG_AGO },
    role: 'former member',
    workspaces: { client: 'member', closed: 'admin', inside: 'admin' },
  },
  {
    past: { expiresAt: LONG_AGO },
    role: 'expired external',
    workspaces: { client: 'external' },
  },
]

/** Somebody of the cast, with what counts of him now. */
export const personOfCast = (tenant: Tenant, { past, ...facts }: Cast): Person => ({
  ...(past ? { role: facts.role } : facts),
  belonged: facts,
  email: `${newMark()}@prover.example`,
  headers: {},
  tenant,
})

/** Those who belong to no tenant. */
export const outsiders = (): Person[] =>
  (
    [
      { platform: 'staff', role: 'staff' },
      { platform: 'editor', role: 'editor' },
      { role: 'newcomer' },
      { role: 'nobody' },
    ] as const
  ).map((facts) => ({ ...facts, belonged: {}, email: `${newMark()}@prover.example`, headers: {} }))
