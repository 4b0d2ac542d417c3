import type { Bill, Deal, Happening, Terms, World } from './model'

import { added, balance, due, given, paid, paidAt, returnable, status } from './model'

/** Random histories of one deal: numbers are drawn, and each becomes the next thing that staff may do. */
export type Step =
  | { at: null | string; does: 'expire' }
  | { at: string; does: 'close' }
  | { bill: Bill; does: 'issue'; vatBps: bigint }
  | { bill: string; does: 'happen'; happening: Happening }
  | { does: 'terms'; terms: Terms }

/** Value dates, starts and ends fall on the same few days, so that boundaries and ties are common. */
export const DAYS = Array.from({ length: 24 }, (_, month) =>
  new Date(Date.UTC(2024, month, 1)).toISOString(),
)
const VALUE_DAYS = 11
const MOST_BILLS = 4
const VAT = [0n, 2_100n, 900n, 2_100n]
const RATES = [0n, 333n, 500n, 1_000n, 1_000n, 2_000n, 9_999n, 10_000n]

type Draw = (below: number) => number

/** As many small numbers as are wanted, out of one. */
export const drawFrom = (seed: number): Draw => {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const pick = <One>(draw: Draw, from: readonly One[]): One | undefined =>
  from[draw(from.length || 1)]
/** All of it as often as a part. */
const partOf = (draw: Draw, cents: bigint) =>
  draw(3) > 0 ? cents : 1n + ((cents - 1n) * BigInt(draw(1_000))) / 1_000n

const capFrom = (draw: Draw) =>
  [null, null, BigInt(draw(3)), BigInt(draw(500)), BigInt(draw(500)) * 100n][draw(5)]!

const termsFrom = (draw: Draw, from: string): Terms => ({
  bps: pick(draw, RATES)!,
  cap: capFrom(draw),
  discount: [0n, 0n, 1_000n, 3_333n][draw(4)]!,
  from,
})

export const dealFrom = (draw: Draw): Deal => {
  const start = draw(5)
  const end = start + 1 + draw(12)
  const startsAt = DAYS[start]!
  return {
    closedAt: null,
    expiresAt: end > VALUE_DAYS ? null : DAYS[end]!,
    startsAt,
    terms: [termsFrom(draw, startsAt)],
  }
}

const netFrom = (draw: Draw) =>
  [
    BigInt(draw(60)),
    BigInt(draw(100)) * 100n,
    BigInt(draw(200_000)),
    BigInt(draw(1_000_000)),
    BigInt(Number.MAX_SAFE_INTEGER) / 16n - BigInt(draw(9)),
  ][draw(20) === 0 ? 4 : draw(4)]!

const issueFrom = (draw: Draw, { bills }: World): Step => {
  const net = netFrom(draw)
  const vatBps = pick(draw, VAT)!
  const total = net + (net * vatBps + 5_000n) / 10_000n
  const at = DAYS[draw(VALUE_DAYS)]!
  const applied = balance(bills) < total ? balance(bills) : total
  const bill: Bill = {
    currency: draw(20) === 0 ? 'USD' : 'EUR',
    happenings: applied > 0n ? [{ at, cents: applied, does: 'balance' }] : [],
    // Ids are not in the order of time.
    id: `${draw(8)}${bills.length}`,
    issuedAt: at,
    net,
    total,
  }
  return { bill, does: 'issue', vatBps }
}

export const lastEarned = ({ bills, lines }: World): string =>
  bills.reduce((last, bill) => {
    const at = lines.some(({ invoice }) => invoice === bill.id) ? paidAt(bill)! : ''
    return at > last ? at : last
  }, '')

const dayAfter = (at: string, more: number) => DAYS.filter((day) => day > at)[more]

const termsStep = (draw: Draw, world: World): Step | undefined => {
  const latest = world.deal.terms.at(-1)!.from
  const earned = lastEarned(world)
  const from = dayAfter(earned > latest ? earned : latest, draw(3))
  return from && !world.deal.closedAt ? { does: 'terms', terms: termsFrom(draw, from) } : undefined
}

const endStep = (draw: Draw, world: World): Step | undefined => {
  const earned = lastEarned(world)
  const at = dayAfter(earned > world.deal.startsAt ? earned : world.deal.startsAt, draw(6))
  if (!at || world.deal.closedAt) return undefined
  if (draw(6) === 0) return { at, does: 'close' }
  return { at: draw(3) === 0 ? null : at, does: 'expire' }
}

const isUndone = ({ happenings }: Bill, name: string) =>
  happenings.some((one) => 'of' in one && one.of === name)

const happeningFrom = (draw: Draw, kind: number, { bills }: World): Step | undefined => {
  const at = DAYS[draw(VALUE_DAYS)]!
  const open = bills.filter((bill) => status(bill) === 'open')
  const back = bills.filter((bill) => status(bill) !== 'void' && returnable(bill) > 0n)
  const name = `n${bills.reduce((count, { happenings }) => count + happenings.length, 0)}`
  const step = (bill: Bill | undefined, happening: (bill: Bill) => Happening | undefined) => {
    const made = bill && happening(bill)
    return made && ({ bill: bill.id, does: 'happen', happening: made } as const)
  }
  if (kind === 0)
    return step(pick(draw, open), (bill) => ({ at, cents: partOf(draw, due(bill)), does: 'pay' }))
  if (kind === 1)
    return step(pick(draw, [...open, ...back.filter((bill) => status(bill) === 'paid')]), (bill) =>
      status(bill) === 'open'
        ? { at, cents: partOf(draw, due(bill)), does: 'credit' }
        : {
            at,
            cents: partOf(draw, returnable(bill)),
            does: 'credit',
            refunded: draw(2) === 0,
          },
    )
  if (kind === 2)
    return step(pick(draw, back), (bill) => ({
      at,
      cents: partOf(draw, returnable(bill)),
      does: draw(2) === 0 ? 'refund' : 'dispute',
      name,
    }))
  if (kind === 3)
    return step(pick(draw, bills), ({ happenings, ...bill }) => {
      const went = happenings.flatMap((one) =>
        'name' in one && !isUndone({ ...bill, happenings }, one.name) ? [one] : [],
      )
      const one = pick(draw, went)
      return one && { at, does: one.does === 'refund' ? 'fail' : 'win', of: one.name }
    })
  return step(
    open.find((bill) => paid(bill) === 0n),
    () => ({ at, does: 'void' }),
  )
}

/** What staff do next, out of what the rules allow; nothing where the draw finds nothing to be done. */
export const stepFrom = (seed: number, world: World): Step | undefined => {
  const draw = drawFrom(seed)
  const what = draw(20)
  if (what < 4 || world.bills.length === 0)
    return world.bills.length < MOST_BILLS ? issueFrom(draw, world) : undefined
  if (what < 11) return happeningFrom(draw, 0, world)
  if (what < 12) return happeningFrom(draw, 1, world)
  if (what < 15) return happeningFrom(draw, 2, world)
  if (what < 17) return happeningFrom(draw, 3, world)
  if (what < 18) return happeningFrom(draw, 4, world)
  return what < 19 ? termsStep(draw, world) : endStep(draw, world)
}

const dealAfter = (deal: Deal, step: Step): Deal => {
  if (step.does === 'terms') return { ...deal, terms: [...deal.terms, step.terms] }
  if (step.does === 'expire') return { ...deal, expiresAt: step.at }
  return step.does === 'close' ? { ...deal, closedAt: step.at } : deal
}

/** The world after a step, with the lines that it adds. */
export const after = (world: World, step: Step): World => {
  const deal = dealAfter(world.deal, step)
  const bills =
    step.does === 'issue'
      ? [...world.bills, step.bill]
      : world.bills.map((bill) =>
          step.does === 'happen' && bill.id === step.bill
            ? { ...bill, happenings: [...bill.happenings, step.happening] }
            : bill,
        )
  return { bills, deal, lines: [...world.lines, ...added(world, { bills, deal })] }
}

export const sumOf = ({ bills, lines }: Pick<World, 'bills' | 'lines'>) =>
  bills.reduce((total, { id }) => total + given(lines, id), 0n)
