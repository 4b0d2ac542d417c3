import { z } from 'zod'

import { askForAccount } from '../people/askForAccount.js'
import { Refusal } from '../refusals.js'
import { command, plainText } from './command.js'

/** Mails a link by which an account can be made. Answers alike whoever exists (SPEC 1.6). */
export const signUpCommand = command({
  name: 'signUp',
  kind: 'mutation',
  method: 'post',
  path: '/partner-program/sign-up',
  input: z.object({ email: plainText(1_000).default('') }),
  output: { message: 'string' },
  status: 202,
  who: 'anyone',
  attempts: ({ email }) => email,
  run: async (call, { email }) => {
    if (!call.program.signUp)
      throw new Refusal('forbidden', { message: 'This platform takes people by invitation only.' })
    await askForAccount(call, email)
    return { message: 'Look into your mailbox: we have sent you a link.' }
  },
})
