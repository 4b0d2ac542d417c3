import type { ReferralEntry, ReferralTerms } from '../documents.js'
import type { Call } from '../program.js'
import type { SentTerms } from './judgeTerms.js'

import { createOwn } from '../db/own.js'
import { numbersOf } from './judgeTerms.js'

/** Writes a deal's first numbers down. */
export const addTerms = (
  call: Call,
  { id }: ReferralEntry,
  sent: SentTerms,
  effectiveFrom: string,
): Promise<ReferralTerms> =>
  createOwn(call, 'referralTerms', { ...numbersOf(sent), effectiveFrom, entry: id })
