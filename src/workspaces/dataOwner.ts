import type { Id, User, Workspace } from '../documents.js'
import type { Call } from '../program.js'

import { personOf } from '../../access/person.js'
import { record } from '../audit/record.js'
import { createOwn, findOwn } from '../db/own.js'
import { query, sql, tableOf } from '../db/sql.js'
import { strictAddress } from '../invitations/address.js'
import { expiryOf, issueLink } from '../invitations/issue.js'
import { revokePending } from '../invitations/revokePending.js'
import { enqueue, pageUrl } from '../mail/enqueue.js'
import { addMembership } from '../memberships/add.js'
import { findLive, findVerifiedUser } from '../memberships/find.js'
import { findPendingIn } from '../memberships/judge.js'
import { isOutsiderRole } from '../../access/matrix.js'
import { isLive } from '../../access/reach.js'
import { fieldRefusal, Refusal } from '../refusals.js'
import { mistakeUrl } from './mistakeUrl.js'

/**
 * What names a data owner: the client's organisation, and one plain address.
 *
 * Refuses with: data_owner_required, address_invalid.
 */
export const strictDataOwner = <Named extends Workspace['dataOwner']>(named: Named) => {
  if (!named?.organisationName?.trim())
    throw fieldRefusal('data_owner_required', 'dataOwner.organisationName')
  if (!named.email?.trim()) throw fieldRefusal('data_owner_required', 'dataOwner.email')
  return { ...named, email: strictAddress(named.email, 'dataOwner.email') }
}

type Naming = { email: string; organisation: Id }

/**
 * The data owner is outside the organisation: no member of it, nobody invited to become one, and not staff (SPEC 3.3, 1.8).
 * The caller holds the organisation's lock.
 *
 * Refuses with: data_owner_is_insider, staff_outside.
 */
export const judgeDataOwner = async (
  call: Call,
  { email, organisation }: Naming,
): Promise<void> => {
  const user = await findVerifiedUser(call, email)
  if (user?.platformRoles?.includes('staff')) throw new Refusal('staff_outside')
  const pending = await findPendingIn(call, email, organisation)
  const isInvitedInside = pending.some(
    ({ role, workspace }) => !workspace || !isOutsiderRole(role ?? ''),
  )
  if (isInvitedInside || (user && (await isMember(call, user.id, organisation))))
    throw fieldRefusal('data_owner_is_insider', 'dataOwner.email')
}

const isMember = async (call: Call, user: Id, organisation: Id): Promise<boolean> =>
  Boolean(await findLive(call, user, { organisation }))

/** Whether anybody ever had access to a workspace as its data owner. */
export const hasDataOwnerHadAccess = async (
  call: Call,
  workspace: Pick<Workspace, 'dataOwner' | 'id'>,
): Promise<boolean> => {
  const [row] = await query<{ had: boolean }>(
    call,
    sql`
    select exists (select 1 from ${tableOf(call.program, 'memberships')} m where m.workspace_id = ${workspace.id} and m.source = 'data-owner')
      or exists (select 1 from ${tableOf(call.program, 'memberships')} m join ${tableOf(call.program, 'users')} u on u.id = m.user_id
        where m.workspace_id = ${workspace.id} and lower(u.email) = ${workspace.dataOwner?.email?.toLowerCase() ?? ''}) as had`,
  )
  return row?.had ?? false
}

/**
 * Gives the named data owner his view: a free observer's membership where an account has the address, else a pending
 * invitation (SPEC 3.4). The caller holds the organisation's lock and has judged the address.
 */
export const admitDataOwner = async (call: Call, workspace: Workspace): Promise<void> => {
  const email = workspace.dataOwner!.email!
  const user = await findVerifiedUser(call, email)
  if (user) await admitUser(call, workspace, user)
  else await inviteAddress(call, workspace, email)
}

const admitUser = async (call: Call, workspace: Workspace, user: User): Promise<void> => {
  if (await findLive(call, user.id, { workspace: workspace.id })) return // An external of this workspace sees more than an observer.
  const membership = await addMembership(call, {
    place: { workspace: workspace.id },
    role: 'observer',
    source: 'data-owner',
    user: user.id,
  })
  const [organisation] = await findOwn(
    call,
    'organisations',
    { id: { equals: workspace.organisation } },
    { limit: 1 },
  )
  await enqueue(call, {
    cause: `data-owner-added:${membership.id}`,
    facts: {
      mistakeUrl: await mistakeUrl(call, workspace),
      organisation: organisation!.name,
      url: pageUrl(call, '/admin'),
      workspace: workspace.name,
    },
    kind: 'data-owner-added',
    to: user,
    workspace,
  })
}

const inviteAddress = async (call: Call, workspace: Workspace, email: string): Promise<void> => {
  const invitation = await createOwn(call, 'invitations', {
    channel: 'email',
    email,
    expiresAt: expiryOf(call, { source: 'data-owner' }),
    invitedBy: personOf(call)?.id ?? null,
    role: 'observer',
    source: 'data-owner',
    status: 'pending',
    workspace: workspace.id,
  })
  await issueLink(call, invitation)
  await record(call, {
    action: 'invitation.created',
    after: { role: 'observer', source: 'data-owner' },
    organisation: workspace.organisation,
    subject: { collection: 'invitations', id: invitation.id },
    workspace: workspace.id,
  })
}

/** Withdraws what invites the data owner of a workspace (SPEC 3.5), and answers whether anything did. */
export const revokeDataOwnerInvitations = async (call: Call, { id }: Workspace): Promise<boolean> =>
  (await revokePending(call, {
    and: [{ workspace: { equals: id } }, { source: { equals: 'data-owner' } }],
  })) > 0

/** Whether a person is the undisputed data owner of a workspace: nobody else ends his view (SPEC 3.5). */
export const isDataOwnersMembership = async (
  call: Call,
  user: Id,
  workspace: Id,
): Promise<boolean> => {
  const [row] = await query<{ is: boolean }>(
    call,
    sql`
    select exists (select 1 from ${tableOf(call.program, 'workspaces')} w join ${tableOf(call.program, 'users')} u on lower(u.email) = lower(w.data_owner_email)
      join ${tableOf(call.program, 'memberships')} m on m.user_id = u.id and m.workspace_id = w.id and ${isLive(call, 'm')}
      where w.id = ${workspace} and u.id = ${user} and w.data_owner_disputed_at is null) as is`,
  )
  return row?.is ?? false
}
