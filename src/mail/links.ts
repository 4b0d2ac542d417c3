import type { Payload } from 'payload'

import type { Call } from '../program.js'

import { findOwn } from '../db/own.js'
import { programOf } from '../program.js'
import { unseal } from './seal.js'

/** The link in the newest mail to an address whose text is still kept. For the host's own start and tests: it needs the secret. */
export const newestLink = async (
  payload: Payload,
  address: string,
  req: Partial<Call['req']> = {},
): Promise<string | undefined> => {
  const call: Call = {
    program: programOf(payload),
    req: { context: {}, payload, ...req } as Call['req'],
  }
  const mails = await findOwn(
    call,
    'outgoingMails',
    { to: { equals: address } },
    { sort: '-createdAt' },
  )
  for (const { sealed } of mails) {
    const body = sealed ? unseal(payload.secret, sealed) : undefined
    const link =
      body && /https?:\/\/\S+#token=[\w-]+/.exec((JSON.parse(body) as { text: string }).text)?.[0]
    if (link) return link
  }
  return undefined
}
