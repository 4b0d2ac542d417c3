import { commitTransaction, createLocalReq, initTransaction, killTransaction } from 'payload'
import { createSettlement, issueInvoice, payInvoice } from 'payload-partner-program'

import type { Ledger } from '../support/ledger'
import type { Stage } from '../support/people'
import type { Scenario } from './scenarios'

import { sql } from '../../src/db/sql'
import { ledgerOn } from '../support/ledger'

/** What happens to bills and deals at the same moment (SPEC 7, 8.3). */
const DAY = '2025-03-01T00:00:00.000Z'
const STARTS = '2025-01-01T00:00:00.000Z'
const RATE = 1_000

/** 200, or the code of a refusal. */
const codeOf = async (work: Promise<unknown>): Promise<unknown> => {
  try {
    await work
    return 200
  } catch (error) {
    return (error as { data?: { code?: string } }).data?.code
  }
}
const together = (...works: Promise<unknown>[]) => Promise.all(works.map(codeOf))

type Terms = { capCents?: number; expiresAt?: string }
export const clientOf = async (stage: Pick<Stage, 'host'>) => {
  const ledger = await ledgerOn(stage.host.payload)
  const [account] = await ledger.accounts(1)
  const partner = await ledger.partner()
  const deal = (terms: Terms = {}) =>
    ledger.deal(partner, account!, { kickbackBps: RATE, startsAt: STARTS, ...terms })
  const issue = async (cents: number) => (await ledger.issue(account!, [{ unitCents: cents }])).id
  const paid = async (cents: number, day = DAY) => {
    const id = await issue(cents)
    await ledger.pay(id, day)
    return id
  }
  return { account: account!, deal, issue, ledger, paid, partner }
}

const invoiceOf = async (ledger: Ledger, id: string) => {
  const [row] = await ledger.rows<Record<string, string>>(
    sql`select amount_paid_cents::int as paid, amount_returned_cents::int as returned from invoices where id = ${id}`,
  )
  return row! as unknown as { paid: number; returned: number }
}

/** Payments of 1,000 each at the same moment, of which four and a half reach the cap. */
export const payAtOnce = async (stage: Pick<Stage, 'host'>, count: number, isTriedAgain = true) => {
  const { deal, issue, ledger } = await clientOf(stage)
  const entry = await deal({ capCents: 450 })
  const invoices: string[] = []
  for (let one = 0; one < count; one++) invoices.push(await issue(1_000))
  const codes = await together(
    ...invoices.map((id) =>
      isTriedAgain
        ? ledger.pay(id, DAY)
        : ledger.once((req) => payInvoice({ id, paidAt: DAY, req })),
    ),
  )
  const sum = Number(await ledger.balance(entry))
  return { codes, drift: await ledger.drift(entry), lines: await ledger.lines(entry), sum }
}

export const MONEY: Scenario[] = [
  {
    heldBy: 'a lock, and a trigger behind it',
    name: 'ten payments at once never pass the cap',
    rule: '7.6',
    saidBehind: 'conflict',
    round: async (stage) => {
      const { codes, sum } = await payAtOnce(stage, 10, false)
      return { codes, isBroken: sum > 450 }
    },
  },
  {
    heldBy: 'a lock',
    name: 'ten payments at once are all taken, and end exactly at the cap',
    rule: '7.4',
    round: async (stage) => {
      const { codes, drift, sum } = await payAtOnce(stage, 10)
      const isWhole = sum === 450 && drift.length === 0 && codes.every((code) => code === 200)
      return { codes, isBroken: !isWhole }
    },
  },
  {
    heldBy: 'a lock',
    name: 'an invoice is paid twice at once',
    rule: '8.3',
    round: async (stage) => {
      const { issue, ledger } = await clientOf(stage)
      const id = await issue(1_000)
      const codes = await together(ledger.pay(id, DAY, 1_000), ledger.pay(id, DAY, 1_000))
      return { codes, isBroken: codes.filter((code) => code === 200).length !== 1 }
    },
  },
  {
    heldBy: 'a lock',
    name: 'an invoice is paid in ten parts at once: they add up',
    rule: '8.3',
    round: async (stage) => {
      const { issue, ledger } = await clientOf(stage)
      const id = await issue(1_000)
      // Once each: a payment that is tried again after a deadlock would add up what the others had missed.
      const payPart = () =>
        ledger.once((req) => payInvoice({ amountCents: 100, id, paidAt: DAY, req }))
      const codes = await together(...Array.from({ length: 10 }, payPart))
      return { codes, isBroken: (await invoiceOf(ledger, id)).paid !== 1_000 }
    },
  },
  {
    heldBy: 'a lock',
    name: 'all of it is refunded, disputed and credited at once',
    rule: '8.3',
    round: async (stage) => {
      const { deal, ledger, paid } = await clientOf(stage)
      const entry = await deal()
      const id = await paid(1_000)
      const codes = await together(
        ledger.refund(id, 1_000, DAY),
        ledger.dispute(id, 1_000, DAY),
        ledger.credit(id, 1_000, true),
      )
      const { returned } = await invoiceOf(ledger, id)
      const isOver = returned > 1_000 || Number(await ledger.balance(entry)) !== 0
      return { codes, isBroken: isOver || codes.filter((code) => code === 200).length !== 1 }
    },
  },
  {
    heldBy: 'a lock',
    name: 'two invoices use the same balance at once',
    rule: '8.3',
    round: async (stage) => {
      const { account, ledger, paid } = await clientOf(stage)
      await ledger.credit(await paid(1_000), 1_000)
      const issue = () => ledger.issue(account, [{ unitCents: 1_000 }])
      const invoices: { balanceAppliedCents: number }[] = []
      const codes = await together(...[1, 2].map(async () => invoices.push(await issue())))
      const used = invoices.reduce((sum, one) => sum + one.balanceAppliedCents, 0)
      return { codes, isBroken: used !== 1_000 }
    },
  },
  {
    heldBy: 'one statement',
    name: 'invoices of several accounts are issued at once, a third of them taken back: numbers have no gap',
    rule: '8.3',
    round: async (stage) => {
      const ledger = await ledgerOn(stage.host.payload)
      const accounts = await ledger.accounts(9)
      const before = await numbersOf(ledger)
      const codes = await together(
        ...accounts.map((id, index) => issueOrNot(stage, ledger, id, index % 3 === 0)),
      )
      const after = await numbersOf(ledger)
      const isGapless = after.every((number, index) => number === index + 1)
      return { codes, isBroken: !isGapless || after.length !== before.length + 6 }
    },
  },
  {
    heldBy: 'a lock, and an index behind it',
    name: 'three settlements at once take a line once',
    rule: '7.7',
    saidBehind: 'conflict',
    round: async (stage) => {
      const { deal, ledger, paid, partner } = await clientOf(stage)
      await deal()
      await paid(1_000)
      const codes = await together(
        ...['a', 'b', 'c'].map((reference) =>
          ledger.once((req) => createSettlement({ paidAt: DAY, partner, reference, req })),
        ),
      )
      const { settled, taken } = await settledOf(ledger, partner)
      const isTwice = settled !== 100 || taken !== 1
      return { codes, isBroken: isTwice || codes.filter((code) => code === 200).length !== 1 }
    },
  },
  {
    heldBy: 'one statement',
    name: 'a refund comes while a partner is paid: what he got is what his lines say',
    rule: '7.7',
    round: async (stage) => {
      const { deal, ledger, paid, partner } = await clientOf(stage)
      const entry = await deal()
      const [first] = [await paid(1_000), await paid(2_000)]
      const codes = await together(ledger.settle(partner, 'a'), ledger.refund(first, 1_000, DAY))
      const { lines, settled } = await settledOf(ledger, partner)
      const isRight = settled === lines && (settled === 300 || settled === 200)
      const drift = await ledger.drift(entry)
      return { codes, isBroken: !isRight || drift.length > 0 }
    },
  },
  {
    heldBy: 'a lock',
    name: 'new terms are agreed while an invoice is paid under them',
    rule: '7.1',
    round: async (stage) => {
      const { deal, issue, ledger } = await clientOf(stage)
      const entry = await deal()
      const id = await issue(1_000)
      const codes = await together(
        ledger.pay(id, DAY),
        ledger.terms(entry, { effectiveFrom: '2025-02-01T00:00:00.000Z', kickbackBps: 5_000 }),
      )
      return { codes, isBroken: (await ledger.drift(entry)).length > 0 }
    },
  },
]

const numbersOf = async (ledger: Ledger): Promise<number[]> => {
  const rows = await ledger.rows<{ n: number }>(
    sql`select split_part(number, '-', 2)::int as n from invoices order by 1`,
  )
  return rows.map(({ n }) => n)
}

/** Issues one, and takes all of it back where `isTakenBack`. */
const issueOrNot = async (
  { host }: Pick<Stage, 'host'>,
  { user }: Ledger,
  id: string,
  isTakenBack: boolean,
): Promise<void> => {
  const req = await createLocalReq({ user }, host.payload)
  await initTransaction(req)
  const lines = [{ description: 'Seats', quantity: 1, unitCents: 1_000, vatBps: 0 }]
  await issueInvoice({ dueAt: '2027-01-31', id, lines, req })
  await (isTakenBack ? killTransaction(req) : commitTransaction(req))
}

const settledOf = async (ledger: Ledger, partner: string) => {
  const [row] = await ledger.rows<{ lines: number; settled: number; taken: number }>(
    sql`select (select coalesce(sum(total_cents), 0) from settlements where partner_id = ${partner})::int as settled,
        count(*)::int as taken, coalesce(sum(l.amount_cents), 0)::int as lines
      from partner_program_settled_lines t join ledger_lines l on l.id = t.line join settlements s on s.id = t.settlement
      where s.partner_id = ${partner}`,
  )
  return row!
}
