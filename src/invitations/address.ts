import { z } from 'zod'

import { fieldRefusal } from '../refusals.js'

const strict = z.email().max(254)

/**
 * One plain e-mail address in lower case: no lists, display names or line breaks (SPEC 5.6).
 *
 * Refuses with: address_invalid.
 */
export const strictAddress = (value: unknown, path = 'email'): string => {
  const { data } = strict.safeParse(value)
  if (data === undefined) throw fieldRefusal('address_invalid', path)
  return data.toLowerCase()
}

/** An address for those who know it already, and nobody else: `o…@veldwerk.example`. */
export const hintOf = (email: string): string => email.replace(/^(.).*(@.*)$/, '$1…$2')
