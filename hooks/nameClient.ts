import type { CollectionAfterReadHook } from 'payload'

import type { Program } from '../src/program.js'

import { dealFacts } from '../src/referrals/dealFacts.js'

/** Whom a deal is about, where it was asked for: the client's name, which the partner may not read on the account itself. */
export const nameClient =
  (program: Program): CollectionAfterReadHook =>
  async ({ doc, req }) => {
    const deal = doc as { client?: unknown; id: string }
    if (!('client' in deal)) return deal
    return { ...deal, client: (await dealFacts({ program, req }, deal.id)).client }
  }
