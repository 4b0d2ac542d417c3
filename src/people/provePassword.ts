import { createLocalReq } from 'payload'

import type { User } from '../documents.js'
import type { Call } from '../program.js'

import { fieldRefusal, Refusal } from '../refusals.js'

/**
 * Whether it is really the person who is signed in. It goes as signing in does, so that wrong tries count and lock the
 * account; in a request of its own, as a refused one would take the caller's transaction with it.
 *
 * Refuses with: forbidden, too_many_requests.
 */
export const provePassword = async (
  { program, req }: Call,
  { email }: User,
  password: string,
): Promise<void> => {
  const own = await createLocalReq({}, req.payload)
  try {
    await req.payload.login({
      collection: program.users as 'users',
      data: { email, password },
      depth: 0,
      req: own,
    })
  } catch (error) {
    if (error instanceof Refusal) throw error
    const { name, status } = error as { name?: string; status?: number }
    if (name === 'LockedAuth') throw new Refusal('too_many_requests')
    if (status === undefined || status >= 500) throw error
    throw fieldRefusal('forbidden', 'password', 'This is not your password. Nothing was changed.')
  }
}
