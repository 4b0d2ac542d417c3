import type { User } from '../documents.js'
import type { Call } from '../program.js'

import { lockRow } from '../db/lock.js'
import { findOwn } from '../db/own.js'
import { hintOf } from '../invitations/address.js'
import { enqueue, pageUrl } from '../mail/enqueue.js'
import { forgetTokens, issueToken } from '../tokens/store.js'
import { hashOf } from '../tokens/token.js'

const WORKS_MS = 24 * 60 * 60 * 1000

/**
 * Mails a new address the link that makes it count, which an older link dies of, and tells the present one (SPEC 1.7).
 * Where the new one has an account already, its owner is told; whoever asks cannot tell the difference.
 */
export const askForAddress = async (call: Call, user: User, email: string): Promise<void> => {
  await dropPendingAddress(call, user)
  const token = await issueToken(call, {
    address: email,
    expiresAt: new Date(call.program.clock.now().getTime() + WORKS_MS),
    kind: 'confirm-email',
    subject: user.id,
  })
  const cause = `${user.id}:${hashOf(token).slice(0, 16)}`
  const [known] = await findOwn(call, 'users', { email: { equals: email } }, { limit: 1 })
  if (known) {
    await enqueue(call, {
      cause: `address-taken:${cause}`,
      facts: { url: pageUrl(call, '/admin/login') },
      kind: 'address-taken',
      to: known,
    })
  } else {
    await enqueue(call, {
      cause: `confirm-email:${cause}`,
      facts: {
        hint: hintOf(user.email),
        name: user.name ?? '',
        url: pageUrl(call, `/confirm-email#token=${token}`),
      },
      kind: 'confirm-email',
      to: { email, language: user.language ?? null },
    })
  }
  await enqueue(call, {
    cause: `address-asked:${cause}`,
    facts: { url: pageUrl(call, '/admin/account') },
    kind: 'address-asked',
    to: user,
  })
}

/** The link to a new address dies: another was asked for, or the present one stays. */
export const dropPendingAddress = async (call: Call, user: User): Promise<void> => {
  await lockRow(call, 'users', user.id)
  await forgetTokens(call, 'confirm-email', user.id)
}
