import { z } from 'zod'

import { confirmAddress } from '../people/confirmAddress.js'
import { command, plainText } from './command.js'

/**
 * Makes a new address count by the link that was mailed to it; nobody needs to be signed in (SPEC 1.7).
 *
 * Refuses with: not_found, invitation_expired, invitation_used, account_exists, staff_outside, data_owner_is_insider,
 * insider_outsider_conflict.
 */
export const confirmEmailCommand = command({
  name: 'confirmEmail',
  kind: 'mutation',
  method: 'post',
  path: '/partner-program/confirm-email',
  input: z.object({ token: plainText(200) }),
  output: { email: 'string' },
  who: 'anyone',
  attempts: ({ token }) => token,
  run: async (call, { token }) => {
    const { email } = await confirmAddress(call, token)
    return { email }
  },
})
