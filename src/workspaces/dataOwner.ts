import type { Id, Organisation, User, Workspace } from '../documents.js'
import type { Call } from '../program.js'

import { personOf } from '../../access/person.js'
import { record } from '../audit/record.js'
import { createOwn } from '../db/own.js'
import { query, sql, tableOf } from '../db/sql.js'
import { strictAddress } from '../invitations/address.js'
import { expiryOf, mailDataOwner, newLink } from '../invitations/issue.js'
import { revokePending } from '../invitations/revokePending.js'
import { enqueue, pageUrl } from '../mail/enqueue.js'
import { addMembership } from '../memberships/add.js'
import { findLive, findUser, isStaffUser, isVerifiedAt } from '../memberships/find.js'
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
  const user = await standingAt(call, email, organisation)
  if (user?.isStaff) throw new Refusal('staff_outside')
  const pending = await findPendingIn(call, email, organisation)
  const isInvitedInside = pending.some(
    ({ role, workspace }) => !workspace || !isOutsiderRole(role ?? ''),
  )
  if (isInvitedInside || user?.isMember)
    throw fieldRefusal('data_owner_is_insider', 'dataOwner.email')
}

/** What the verified account at an address is to an organisation. */
const standingAt = async (call: Call, email: string, organisation: Id) => {
  const [user] = await query<{ isMember: boolean; isStaff: boolean }>(
    call,
    sql`
    select ${isStaffUser(call)} as "isStaff", exists (select 1 from ${tableOf(call.program, 'memberships')} m
      where m.user_id = u.id and m.organisation_id = ${organisation} and ${isLive(call, 'm')}) as "isMember"
    from ${tableOf(call.program, 'users')} u where ${isVerifiedAt(email)}`,
  )
  return user
}

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
  const [found] = await query<{ name: string; user: Id | null }>(
    call,
    sql`
    select o.name, (select u.id from ${tableOf(call.program, 'users')} u where ${isVerifiedAt(email)}) as user
    from ${tableOf(call.program, 'organisations')} o where o.id = ${workspace.organisation}`,
  )
  const organisation = { id: workspace.organisation, name: found!.name }
  const user = found!.user && (await findUser(call, found!.user))
  if (user) await admitUser(call, { organisation, user, workspace })
  else await inviteAddress(call, { email, organisation, workspace })
}

type Admitted = { organisation: Pick<Organisation, 'id' | 'name'>; workspace: Workspace }

const admitUser = async (
  call: Call,
  { organisation, user, workspace }: Admitted & { user: User },
): Promise<void> => {
  if (await findLive(call, user.id, { workspace: workspace.id })) return // An external of this workspace sees more than an observer.
  const membership = await addMembership(call, {
    place: { workspace: workspace.id },
    role: 'observer',
    source: 'data-owner',
    user: user.id,
  })
  await enqueue(call, {
    cause: `data-owner-added:${membership.id}`,
    facts: {
      mistakeUrl: await mistakeUrl(call, workspace),
      organisation: organisation.name,
      url: pageUrl(call, '/admin'),
      workspace: workspace.name,
    },
    kind: 'data-owner-added',
    to: user,
    workspace,
  })
}

const inviteAddress = async (
  call: Call,
  { email, organisation, workspace }: Admitted & { email: string },
): Promise<void> => {
  const link = newLink(call)
  const invitation = await createOwn(call, 'invitations', {
    channel: 'email',
    email,
    expiresAt: expiryOf(call, { source: 'data-owner' }),
    invitedBy: personOf(call)?.id ?? null,
    role: 'observer',
    source: 'data-owner',
    status: 'pending',
    tokenHash: link.tokenHash,
    workspace: workspace.id,
  })
  await mailDataOwner(call, invitation, { link, organisation, to: email, workspace })
  await record(call, {
    action: 'invitation.created',
    after: { role: 'observer', source: 'data-owner' },
    organisation: organisation.id,
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
