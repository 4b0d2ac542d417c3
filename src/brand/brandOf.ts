import type { Payload, PayloadRequest } from 'payload'

import { createLocalReq } from 'payload'

import type { Id, Place, Workspace } from '../documents.js'
import type { Call } from '../program.js'

import { isAtTier } from '../../access/can.js'
import { findOwnById, findOwnByIdOrThrow, readAsCaller } from '../db/own.js'
import { idOf } from '../documents.js'
import { callOf } from '../program.js'
import { Refusal } from '../refusals.js'
import { WHITELABEL_TIER } from './judgeLogo.js'

/** A picture and where it is; the address is absolute or of this host, as Payload gives it. */
export type Logo = {
  alt: null | string
  height: null | number
  id: Id
  url: string
  width: null | number
}

export type Brand = { logo: Logo | null }

/**
 * How a workspace presents itself: its own logo while it is an external client's at a tier that has whitelabel, else its
 * organisation's, if any (SPEC 3.8). For the host's own pages; open to everybody, as the logos are.
 *
 * Refuses with: not_found.
 */
export const brandOf = async (from: Payload | PayloadRequest, workspace: string): Promise<Brand> =>
  workspaceBrandOf(
    callOf('payload' in from ? from : await createLocalReq({}, from)),
    idOf(workspace),
  )

export const workspaceBrandOf = async (call: Call, id: Id | undefined): Promise<Brand> => {
  const workspace = id && (await findOwnById(call, 'workspaces', id))
  if (!workspace) throw new Refusal('not_found')
  const { organisation } = workspace
  return { logo: (await ownLogoOf(call, workspace)) ?? (await logoOfPlace(call, { organisation })) }
}

/** The logo of a place: an organisation's, or what its workspace shows. */
export const logoOfPlace = async (
  call: Call,
  { organisation, workspace }: Place,
): Promise<Logo | null> =>
  workspace
    ? (await workspaceBrandOf(call, workspace)).logo
    : readLogo(call, (await findOwnByIdOrThrow(call, 'organisations', organisation!)).logo)

/** What a workspace itself was given, while it may show it: judged now, so that a lower tier hides it. */
export const ownLogoOf = async (
  call: Call,
  { billingAccount, logo, usageContext }: Workspace,
): Promise<Logo | null> => {
  if (!logo || usageContext !== 'external' || !billingAccount) return null
  const { tier } = await findOwnByIdOrThrow(call, 'billingAccounts', billingAccount)
  return isAtTier(call, tier, WHITELABEL_TIER) ? readLogo(call, logo) : null
}

/** A logo by its id. */
export const readLogo = async (call: Call, id: Id | null | undefined): Promise<Logo | null> => {
  const found = id ? ((await readAsCaller(call, 'logos', id)) as Logo | null) : null
  if (!found) return null
  const { alt, height, url, width } = found
  return { alt: alt ?? null, height: height ?? null, id: found.id, url, width: width ?? null }
}
