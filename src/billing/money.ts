import { fieldRefusal } from '../refusals.js'

/** All money here is in cents of it. */
export const CURRENCY = 'EUR'

/** As the number that an API answers. Refuses with validation_failed, at `path`, what no number holds exactly. */
export const centsOf = (value: bigint, path: string): number => {
  const cents = Number(value)
  if (!Number.isSafeInteger(cents))
    throw fieldRefusal('validation_failed', path, 'This comes to more than can be counted exactly.')
  return cents
}

/** As the program's own papers and sentences say it, in English. */
export const euros = (cents: number): string =>
  new Intl.NumberFormat('en-IE', { currency: CURRENCY, style: 'currency' }).format(cents / 100)
