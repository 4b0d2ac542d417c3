import type { CollectionAfterReadHook, FieldHook } from 'payload'

import type { Program } from '../src/program.js'
import type { DealFacts } from '../src/referrals/dealFacts.js'

import { dealFacts } from '../src/referrals/dealFacts.js'

/** A field that is computed from a deal's terms and lines. */
export const showDeal =
  (program: Program) =>
  (pick: (facts: DealFacts) => unknown): FieldHook =>
  async ({ data, req }) =>
    pick(await dealFacts({ program, req }, (data as { id: string }).id))

/** Whom a deal is about, where it was asked for: the client's name, which the partner may not read on the account itself. */
export const nameClient =
  (program: Program): CollectionAfterReadHook =>
  async ({ doc, req }) => {
    const deal = doc as { client?: unknown; id: string }
    if (!('client' in deal)) return deal
    return { ...deal, client: (await dealFacts({ program, req }, deal.id)).client }
  }
