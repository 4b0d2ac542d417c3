import type { AccessRequest, Role } from '../documents.js'
import type { Call } from '../program.js'

import { findOwnByIdOrThrow } from '../db/own.js'
import { enqueue, pageUrl, placeUrl } from '../mail/enqueue.js'
import { findUser } from '../memberships/find.js'
import { findManagers } from '../memberships/tell.js'

/** Tells those who may let somebody in that he asks for it (SPEC 4.3). */
export const tellAsked = (call: Call, request: AccessRequest): Promise<void> =>
  tellManagers(call, request, 'access-requested')

export const tellWithdrawn = (call: Call, request: AccessRequest): Promise<void> =>
  tellManagers(call, request, 'access-request-withdrawn')

const tellManagers = async (
  call: Call,
  { id, message, user, workspace }: AccessRequest,
  kind: 'access-request-withdrawn' | 'access-requested',
): Promise<void> => {
  const asker = await findUser(call, user)
  const place = (await findOwnByIdOrThrow(call, 'workspaces', workspace)).name
  const url = placeUrl(call, 'workspaces', workspace, '/people')
  for (const receiver of await findManagers(call, { workspace })) {
    await enqueue(call, {
      cause: `${kind}:${id}:${receiver.id}`,
      facts: { message: message ?? '', name: asker?.name ?? '', place, url },
      kind,
      to: receiver,
    })
  }
}

/** Tells the asker what became of it. */
export const tellDecided = async (
  call: Call,
  { id, user, workspace }: AccessRequest,
  role?: Role,
): Promise<void> => {
  const asker = await findUser(call, user)
  if (!asker) return
  const place = (await findOwnByIdOrThrow(call, 'workspaces', workspace)).name
  const cause = `access-decided:${id}`
  if (role)
    await enqueue(call, {
      cause,
      facts: { place, role, url: pageUrl(call, call.req.payload.config.routes.admin) },
      kind: 'access-approved',
      to: asker,
    })
  else await enqueue(call, { cause, facts: { place }, kind: 'access-denied', to: asker })
}
