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
export type Terms = { bps: bigint; cap: bigint | null; from: string }
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

/** After how many happenings nothing was due any more for the first time. Undefined: something still is. */
const settledAfter = (bill: Bill): number | undefined => {
  for (let count = 0; count <= bill.happenings.length; count++) {
    const { happenings, total } = upTo(bill, count)
    const gone = happenings.flatMap((one) =>
      one.does === 'balance' || one.does === 'credit' || one.does === 'pay' ? [one.cents] : [],
    )
    if (happenings.some(({ does }) => does === 'void')) return undefined
    if (sum(gone) >= total) return count
  }
  return undefined
}

/** `credited` is what lowered the debt while it was open; a credit on a paid invoice lowers nothing. */
export const credited = (bill: Bill) =>
  sum(centsThat(upTo(bill, settledAfter(bill) ?? Infinity), 'credit'))

export const balanceApplied = (bill: Bill) => (isVoid(bill) ? 0n : sum(centsThat(bill, 'balance')))
export const paid = (bill: Bill) => sum(centsThat(bill, 'pay'))
export const due = (bill: Bill) =>
  isVoid(bill) ? 0n : bill.total - credited(bill) - balanceApplied(bill) - paid(bill)

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
export const paidAt = (bill: Bill): string | undefined => {
  const count = settledAfter(bill)
  if (count === undefined) return undefined
  const last = upTo(bill, count).happenings.at(-1)
  if (!last) return bill.issuedAt
  if (last.does !== 'pay') return last.at
  const days = bill.happenings.flatMap((one) => (one.does === 'pay' ? [one.at] : []))
  return days.reduce((latest, day) => (day > latest ? day : latest))
}

const termsAt = ({ terms }: Deal, at: string): Terms | undefined => {
  const begun = terms.filter(({ from }) => from <= at)
  return begun.find(({ from }) => begun.every((other) => other.from <= from))
}

const isEligible = (deal: Deal, at: string) =>
  deal.startsAt <= at &&
  (deal.expiresAt === null || at < deal.expiresAt) &&
  (deal.closedAt === null || deal.closedAt >= at)

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

export type Line = { cents: bigint; entitled: bigint; invoice: string; kind: string }

/** The lines that a fact adds to those already there, in the order in which they are written. */
export const added = (deal: Deal, bills: readonly Bill[], lines: readonly Line[]): Line[] => {
  const has = allotted(deal, bills)
  const differing = bills.flatMap((bill): Line[] => {
    const own = lines.filter(({ invoice }) => invoice === bill.id)
    const cents = (has.get(bill.id) ?? 0n) - sum(own.map((line) => line.cents))
    if (cents === 0n) return []
    const now = entitled(deal, bill)
    const before = own.at(-1)?.entitled
    const kind =
      before === undefined
        ? 'accrual'
        : cents < 0n && now < before
          ? 'clawback'
          : cents > 0n && now > before
            ? 'reinstatement'
            : 'reallocation'
    return [{ cents, entitled: now, invoice: bill.id, kind }]
  })
  return [
    ...differing.filter(({ cents }) => cents < 0n),
    ...differing.filter(({ cents }) => cents > 0n),
  ]
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
