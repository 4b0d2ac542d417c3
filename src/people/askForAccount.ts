import type { Call } from '../program.js'

import { lockName } from '../db/lock.js'
import { createOwn } from '../db/own.js'
import { strictAddress } from '../invitations/address.js'
import { expiryOf, issueLink } from '../invitations/issue.js'
import { expirePast, findPending } from '../invitations/judge.js'
import { enqueue, pageUrl } from '../mail/enqueue.js'
import { findVerifiedUser } from '../memberships/find.js'

/** Mails an address a link to make an account, or that there is one (SPEC 1.6). Refuses with: address_invalid. */
export const askForAccount = async (call: Call, address: unknown): Promise<void> => {
  const email = strictAddress(address)
  await lockName(call, `invitation:${email}`)
  const user = await findVerifiedUser(call, email)
  if (user) {
    const cause = `account-exists:${user.id}:${call.program.clock.now().toISOString()}`
    await enqueue(call, {
      cause,
      facts: { url: pageUrl(call, '/admin/login') },
      kind: 'account-exists',
      to: user,
    })
    return
  }
  await expirePast(call, email)
  const pending = await findPending(call, email, {
    and: [{ organisation: { exists: false } }, { workspace: { exists: false } }],
  })
  const invitation =
    pending ??
    (await createOwn(call, 'invitations', {
      channel: 'email',
      email,
      expiresAt: expiryOf(call, { source: 'sign-up' }),
      source: 'sign-up',
      status: 'pending',
    }))
  await issueLink(call, invitation)
}
