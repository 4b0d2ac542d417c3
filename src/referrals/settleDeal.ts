import type { Id, Invoice } from '../documents.js'
import type { Call } from '../program.js'
import type { Position } from './positions.js'
import type { Terms } from './terms.js'

import { lockRow } from '../db/lock.js'
import { appendLines } from './appendLines.js'
import { forgetDealFacts } from './dealFacts.js'
import { allocationsOf, earnedOf, inOrderPaid } from './kickback.js'
import { moveLater } from './moveLater.js'
import { keepPositions, positionsFrom, surroundingsOf } from './positions.js'
import { findTerms, termsAt } from './terms.js'

/** A position before and after, and what those before it got. */
export type Move = { after: Position; before: Position | undefined; earlierCents: number }

/**
 * Settles a deal again after something changed of these invoices (SPEC 7.4), under its row lock: the difference to what the
 * lines say is appended, as far as it can reach. A constant number of statements, and none for invoices that cannot change.
 */
export const settleDeal = async (
  call: Call,
  entry: Id,
  invoices: readonly Invoice[],
  cause: string,
): Promise<void> => {
  if (invoices.length === 0) return
  await lockRow(call, 'referralEntries', entry)
  const terms = await findTerms(call, entry)
  const changed = inOrderPaid(invoices.map((one) => stands(one, terms)))
  const moves =
    changed.length === 1
      ? await moveOne(call, entry, changed[0]!)
      : await moveAll(call, entry, changed)
  const moved = await appendLines(call, entry, moves, cause)
  await keepPositions(call, entry, moved)
  forgetDealFacts(call.req)
}

/** What an invoice gives by the terms in force when it was paid, before the cap. */
export const stands = (invoice: Invoice, terms: readonly Terms[]): Position => {
  const paidAt = invoice.paidAt!
  const { capCents, id, kickbackBps } = termsAt(terms, paidAt)!
  return {
    ...earnedOf(invoice, kickbackBps),
    allocatedCents: 0,
    capCents: capCents ?? null,
    hasLines: false,
    invoice: invoice.id,
    paidAt,
    rateBps: kickbackBps,
    terms: id,
  }
}

/** One invoice's move, and those of later ones where it frees or takes their room. */
const moveOne = async (call: Call, entry: Id, changed: Position): Promise<Move[]> => {
  const around = await surroundingsOf(call, entry, changed)
  const had = around.own?.allocatedCents ?? 0
  const earlierCents = around.accruedCents - around.laterCents - had
  const { allocatedCents } = allocationsOf([changed], earlierCents)[0]!
  const change = allocatedCents - had
  const freesRoom = change < 0 && around.isLaterLimited
  const takesRoom =
    change > 0 &&
    around.lowestLaterCap !== null &&
    around.accruedCents + change > around.lowestLaterCap
  const own = { after: { ...changed, allocatedCents }, before: around.own, earlierCents }
  if (!freesRoom && !takesRoom) return [own]
  const shift = { beforeCents: earlierCents + had, from: changed, shiftCents: change }
  return [own, ...(await moveLater(call, entry, shift))]
}

/** Everything from the first changed invoice on. */
const moveAll = async (call: Call, entry: Id, changed: readonly Position[]): Promise<Move[]> => {
  const first = changed[0]!
  const [around, known] = [
    await surroundingsOf(call, entry, first),
    await positionsFrom(call, entry, first),
  ]
  const before = new Map(known.map((one) => [one.invoice, one]))
  const after = new Map([...known, ...changed].map((one) => [one.invoice, one]))
  const positions = inOrderPaid([...after.values()])
  const earlier = around.accruedCents - known.reduce((sum, one) => sum + one.allocatedCents, 0)
  return allocationsOf(positions, earlier).map(({ allocatedCents, earlierCents }, index) => {
    const position = positions[index]!
    return {
      after: { ...position, allocatedCents },
      before: before.get(position.invoice),
      earlierCents,
    }
  })
}
