import type { User, Workspace } from '../documents.js'
import type { Call } from '../program.js'

import { findOwn, findOwnByIdOrThrow } from '../db/own.js'
import { enqueue, placeUrl } from '../mail/enqueue.js'
import { findVerifiedUser } from '../memberships/find.js'
import { findManagers } from '../memberships/tell.js'
import { WAIT_MS } from './waiting.js'

const TAB = '/data-owner'

/** Asks the present data owner whether somebody else may take his place (SPEC 3.5). */
export const tellProposed = async (call: Call, workspace: Workspace): Promise<void> => {
  const { dataOwner, id } = workspace
  const person = await findVerifiedUser(call, dataOwner?.email ?? '')
  if (!person) return
  const since = new Date(dataOwner!.proposedAt!)
  await enqueue(call, {
    cause: `data-owner-proposed:${id}:${since.toISOString()}`,
    facts: {
      ...(await factsOf(call, workspace, TAB)),
      until: new Date(since.getTime() + WAIT_MS).toISOString(),
    },
    kind: 'data-owner-proposed',
    to: person,
    workspace,
  })
}

/** Tells a former data owner that his view has ended. */
export const tellEnded = async (call: Call, workspace: Workspace, person: User): Promise<void> =>
  enqueue(call, {
    cause: `data-owner-ended:${workspace.id}:${person.id}:${call.program.clock.now().toISOString()}`,
    facts: await factsOf(call, workspace),
    kind: 'data-owner-ended',
    to: person,
  })

/** Tells those who proposed another data owner that it stays as it is; where staff decided so, the data owner too. */
export const tellObjected = async (
  call: Call,
  workspace: Workspace,
  since: string,
  { byStaff = false } = {},
): Promise<void> => {
  const dataOwner = byStaff
    ? await findVerifiedUser(call, workspace.dataOwner?.email ?? '')
    : undefined
  const receivers = [...(await findManagers(call, { workspace: workspace.id })), dataOwner]
  for (const receiver of receivers.filter((one) => one !== undefined))
    await enqueue(call, {
      cause: `data-owner-objected:${workspace.id}:${new Date(since).toISOString()}:${receiver.id}`,
      facts: {
        url: placeUrl(call, 'workspaces', workspace.id, TAB),
        workspace: workspace.name,
      },
      kind: 'data-owner-objected',
      to: receiver,
    })
}

/** Tells the partner and the platform's staff that somebody says it is not his (SPEC 3.11). */
export const tellDisputed = async (call: Call, workspace: Workspace): Promise<void> => {
  const staff = await findOwn(call, 'users', { platformRoles: { in: ['staff'] } })
  const managers = await findManagers(call, { workspace: workspace.id })
  for (const receiver of [...managers, ...staff])
    await enqueue(call, {
      cause: `data-owner-disputed:${workspace.id}:${workspace.dataOwner!.disputedAt!}:${receiver.id}`,
      facts: {
        url: placeUrl(call, 'workspaces', workspace.id, TAB),
        workspace: workspace.name,
      },
      kind: 'data-owner-disputed',
      to: receiver,
    })
}

/** Tells the data owner that his workspace was archived, which leaves him his view, or restored (SPEC 3.10). */
export const tellArchived = async (call: Call, workspace: Workspace): Promise<void> => {
  const person = await dataOwnerOf(call, workspace)
  if (!person) return
  const kind = workspace.archivedAt ? 'workspace-archived' : 'workspace-restored'
  await enqueue(call, {
    cause: `${kind}:${workspace.id}:${workspace.updatedAt}`,
    facts: await factsOf(call, workspace),
    kind,
    to: person,
    workspace,
  })
}

/** Tells the data owner that a project of his was deleted (SPEC 3.10). */
export const tellProjectDeleted = async (
  call: Call,
  workspace: Workspace,
  project: { id: string; name: string },
): Promise<void> => {
  const person = await dataOwnerOf(call, workspace)
  if (!person) return
  await enqueue(call, {
    cause: `project-deleted:${project.id}`,
    facts: { ...(await factsOf(call, workspace)), project: project.name },
    kind: 'project-deleted',
    to: person,
    workspace,
  })
}

const dataOwnerOf = async (
  call: Call,
  { dataOwner, usageContext }: Workspace,
): Promise<undefined | User> =>
  usageContext === 'external' && dataOwner?.email && !dataOwner.disputedAt
    ? findVerifiedUser(call, dataOwner.email)
    : undefined

const factsOf = async (call: Call, workspace: Workspace, tab = '') => ({
  organisation: (await findOwnByIdOrThrow(call, 'organisations', workspace.organisation)).name,
  url: placeUrl(call, 'workspaces', workspace.id, tab),
  workspace: workspace.name,
})
