import type { Call } from '../program.js'

/**
 * The address that a request came from, as the host's own server or proxy wrote it last into `X-Forwarded-For`: what
 * stands before it is the client's to write.
 */
export const callerAddress = ({ req }: Call): string | undefined =>
  req.headers?.get('x-forwarded-for')?.split(',').at(-1)?.trim().slice(0, 64) || undefined
