/**
 * The rules of bills and kickback, a second time: written from SPEC 8.3 and 7.3–7.5 alone, from scratch on each question,
 * in big integers, slow and plain. It shares no code with the product, so that both can only agree by being right.
 */
export type Happening =
  | { at: string; cents: bigint; does: 'balance' | 'pay' }
  | { at: string; cents: bigint; does: 'credit'; refunded?: boolean }
  | { at: string; cents: bigint; does: 'dispute' | 'refund'; name: string }
  | { at: string; does: 'fail' | 'win'; of: string }
  | { at: string; does: 'void' }

/** An invoice, and what happened to it in the order in which it was entered. */
export type Bill = {
  currency: string
  happenings: readonly Happening[]
  id: string
  issuedAt: string
  net: bigint
  total: bigint
}
export type Terms = { bps: bigint; cap: bigint | null; discount: bigint; from: string }
export type Deal = {
  closedAt: null | string
  expiresAt: null | string
  startsAt: string
  terms: readonly Terms[]
}

const sum = (amounts: readonly bigint[]) => amounts.reduce((all, one) => all + one, 0n)
const least = (a: bigint, b: bigint) => (a < b ? a : b)
const most = (a: bigint, b: bigint) => (a > b ? a : b)
/** Rounded half up to the cent, of two numbers that are not negative. */
const halfUp = (top: bigint, bottom: bigint) => {
  const whole = top / bottom
  return 2n * (top - whole * bottom) >= bottom ? whole + 1n : whole
}

const isVoid = ({ happenings }: Bill) => happenings.some(({ does }) => does === 'void')
const centsThat = (bill: Bill, ...kinds: Happening['does'][]) =>
  bill.happenings.flatMap((one) => ('cents' in one && kinds.includes(one.does) ? [one.cents] : []))
const upTo = (bill: Bill, count: number): Bill => ({
  ...bill,
  happenings: bill.happenings.slice(0, count),
})

/** Bills do not change: what was found of one is found again. */
const once = <Found>(find: (bill: Bill) => Found) => {
  const found = new WeakMap<Bill, { value: Found }>()
  return (bill: Bill): Found => {
    const known = found.get(bill) ?? { value: find(bill) }
    found.set(bill, known)
    return known.value
  }
}

/** After how many happenings nothing was due any more for the first time. Undefined: something still is. */
const settledAfter = once((bill): number | undefined => {
  for (let count = 0; count <= bill.happenings.length; count++) {
    const { happenings, total } = upTo(bill, count)
    const gone = happenings.flatMap((one) =>
      one.does === 'balance' || one.does === 'credit' || one.does === 'pay' ? [one.cents] : [],
    )
    if (happenings.some(({ does }) => does === 'void')) return undefined
    if (sum(gone) >= total) return count
  }
  return undefined
})

/** `credited` is what lowered the debt while it was open; a credit on a paid invoice lowers nothing. */
export const credited = (bill: Bill) =>
  sum(centsThat(upTo(bill, settledAfter(bill) ?? Infinity), 'credit'))

export const balanceApplied = (bill: Bill) => (isVoid(bill) ? 0n : sum(centsThat(bill, 'balance')))
export const paid = (bill: Bill) => sum(centsThat(bill, 'pay'))
export const due = (bill: Bill) => bill.total - credited(bill) - balanceApplied(bill) - paid(bill)

export const returned = (bill: Bill) => {
  const undone = bill.happenings.flatMap((one) => ('of' in one ? [one.of] : []))
  return sum(
    bill.happenings.flatMap((one) => {
      if (one.does === 'refund' || one.does === 'dispute')
        return undone.includes(one.name) ? [] : [one.cents]
      return one.does === 'credit' && one.refunded ? [one.cents] : []
    }),
  )
}

/** What can still go back: of what was paid, less money back and credit that was given after payment. */
export const returnable = (bill: Bill) => {
  const afterwards = sum(centsThat(bill, 'credit')) - credited(bill)
  const asMoney = sum(
    bill.happenings.flatMap((one) => (one.does === 'credit' && one.refunded ? [one.cents] : [])),
  )
  return paid(bill) - returned(bill) - (afterwards - asMoney)
}

export const status = (bill: Bill): 'open' | 'paid' | 'void' =>
  isVoid(bill) ? 'void' : settledAfter(bill) === undefined ? 'open' : 'paid'

/** The latest value date where a payment covered it; the moment of the credit or balance where that did. */
export const paidAt = once((bill): string | undefined => {
  const count = settledAfter(bill)
  if (count === undefined) return undefined
  const last = upTo(bill, count).happenings.at(-1)
  if (!last) return bill.issuedAt
  if (last.does !== 'pay') return last.at
  const days = bill.happenings.flatMap((one) => (one.does === 'pay' ? [one.at] : []))
  return days.reduce((latest, day) => (day > latest ? day : latest))
})

const termsAt = ({ terms }: Deal, at: string): Terms | undefined => {
  const begun = terms.filter(({ from }) => from <= at)
  return begun.find(({ from }) => begun.every((other) => other.from <= from))
}

/** A moment belongs to one deal at most, so that closing ends the time before it (7.1) as expiry does. */
const isEligible = (deal: Deal, at: string) =>
  deal.startsAt <= at &&
  (deal.expiresAt === null || at < deal.expiresAt) &&
  (deal.closedAt === null || at < deal.closedAt)

export const cash = (bill: Bill) =>
  most(0n, least(paid(bill) - returned(bill), bill.total - credited(bill)))

export const base = (bill: Bill) =>
  bill.total > 0n ? halfUp(cash(bill) * most(bill.net, 0n), bill.total) : 0n

/** What an invoice earns before the cap, nothing where the deal does not reach it. */
export const entitled = (deal: Deal, bill: Bill): bigint => {
  const at = paidAt(bill)
  const terms = at === undefined ? undefined : termsAt(deal, at)
  const counts = at !== undefined && terms && isEligible(deal, at) && bill.currency === 'EUR'
  return counts ? halfUp(base(bill) * terms.bps, 10_000n) : 0n
}

/** What each invoice has, and there is no more: the whole deal settled at once. */
export const allotted = (deal: Deal, bills: readonly Bill[]): Map<string, bigint> => {
  const inOrder = bills
    .filter((bill) => paidAt(bill) !== undefined && isEligible(deal, paidAt(bill)!))
    .sort((a, b) => {
      const [first, second] = [paidAt(a)! + a.id, paidAt(b)! + b.id]
      return first < second ? -1 : first > second ? 1 : 0
    })
  const has = new Map<string, bigint>()
  for (const bill of inOrder) {
    const cap = termsAt(deal, paidAt(bill)!)?.cap ?? null
    const earlier = sum([...has.values()])
    const room = cap === null ? undefined : most(0n, cap - earlier)
    const own = entitled(deal, bill)
    has.set(bill.id, room === undefined ? own : least(own, room))
  }
  return has
}

export type Line = { cents: bigint; invoice: string; kind: string }
export type World = { bills: readonly Bill[]; deal: Deal; lines: readonly Line[] }

/** What one invoice has got by its lines. */
export const given = (lines: readonly Line[], invoice: string) =>
  sum(lines.flatMap((line) => (line.invoice === invoice ? [line.cents] : [])))

/** The lines that are added when a deal and its bills came to what they are `after`: falling ones, then rising ones. */
export const added = (before: World, after: Pick<World, 'bills' | 'deal'>): Line[] => {
  const has = allotted(after.deal, after.bills)
  const differing = after.bills.flatMap((bill): Line[] => {
    const cents = (has.get(bill.id) ?? 0n) - given(before.lines, bill.id)
    return cents === 0n
      ? []
      : [{ cents, invoice: bill.id, kind: kindOf(before, after, bill, cents) }]
  })
  return [
    ...differing.filter(({ cents }) => cents < 0n),
    ...differing.filter(({ cents }) => cents > 0n),
  ]
}

const kindOf = (before: World, after: Pick<World, 'deal'>, bill: Bill, cents: bigint) => {
  if (!before.lines.some(({ invoice }) => invoice === bill.id)) return 'accrual'
  const known = before.bills.find(({ id }) => id === bill.id)!
  const grew = entitled(after.deal, bill) - entitled(before.deal, known)
  if (cents < 0n && grew < 0n) return 'clawback'
  return cents > 0n && grew > 0n ? 'reinstatement' : 'reallocation'
}

/** The highest cap in force when any of the invoices with something was paid. Undefined: no cap. */
export const highestCap = (deal: Deal, bills: readonly Bill[]): bigint | undefined => {
  const caps = bills.flatMap((bill) => {
    const at = paidAt(bill)
    return at !== undefined && isEligible(deal, at) ? [termsAt(deal, at)?.cap ?? null] : []
  })
  return caps.includes(null) || caps.length === 0
    ? undefined
    : caps.reduce<bigint>((highest, cap) => most(highest, cap!), 0n)
}

/** What is kept for the account: credit given after payment, less what invoices took; a void one gives it back. */
export const balance = (bills: readonly Bill[]) =>
  sum(
    bills.map((bill) => {
      const afterwards = bill.happenings.slice(settledAfter(bill) ?? Infinity)
      const kept = afterwards.flatMap((one) =>
        one.does === 'credit' && !one.refunded ? [one.cents] : [],
      )
      return sum(kept) - balanceApplied(bill)
    }),
  )

export type Ordered = { quantity: bigint; unit: bigint; vatBps: bigint }

/** Rounded half away from zero. */
const away = (top: bigint, bottom: bigint) =>
  top < 0n ? -halfUp(-top, bottom) : halfUp(top, bottom)

/** What lines come to: per rate of VAT the net, the discount off it, and VAT on what is left. */
export const amounts = (lines: readonly Ordered[], discount: bigint) => {
  const rates = [...new Set(lines.map(({ vatBps }) => vatBps))]
  const nets = rates.map((rate) => {
    const full = sum(lines.flatMap((one) => (one.vatBps === rate ? [one.quantity * one.unit] : [])))
    return full > 0n ? full - away(full * discount, 10_000n) : full
  })
  const net = sum(nets)
  return { net, total: net + sum(nets.map((one, index) => away(one * rates[index]!, 10_000n))) }
}

/** The discount on a bill that is issued now: from the deal's start to its end, whatever the cap. */
export const discountAt = (deal: Deal, now: string) =>
  isEligible(deal, now) ? (termsAt(deal, now)?.discount ?? 0n) : 0n
