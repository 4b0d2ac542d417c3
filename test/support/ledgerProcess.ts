import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'

import config from '@payload-config'
import { getPayload } from 'payload'

import { sql } from '../../src/db/sql'
import { ledgerOn } from './ledger'

/** A process that issues, pays, refunds and settles without a pause until it is killed, and says what is committed. */
const { accounts, partner } = JSON.parse(process.env.LEDGER_WORK!) as {
  accounts: string[]
  partner: string
}
const ledger = await ledgerOn(await getPayload({ config }))
const say = (done: string) => process.stdout.write(`${done}\n`)

/** What the transaction of a process that was just killed may still have done before us is refused: that is no failure. */
const EXPECTED = ['nothing_to_settle', 'payment_exceeds_due', 'refund_exceeds_paid', 'wrong_state']
const unlessRefused = async (work: () => Promise<void>): Promise<void> => {
  try {
    await work()
  } catch (error) {
    const { code } = (error as { data?: { code?: string } }).data ?? {}
    if (!EXPECTED.includes(code ?? '')) throw error
  }
}

let works = 0
const dayOf = (work: number) => new Date(Date.UTC(2025, 0, 1 + (work % 300))).toISOString()

const issue = async (): Promise<void> => {
  const work = works++
  const lines = [{ unitCents: 1_000 + work, vatBps: 2_100 }]
  say(`issue ${(await ledger.issue(accounts[work % accounts.length]!, lines)).id}`)
}

const pay = async (): Promise<void> => {
  const [open] = await ledger.rows<{ id: string }>(
    sql`select id from invoices where status = 'open' order by random() limit 1`,
  )
  if (!open) {
    await sleep(5)
    return
  }
  const day = dayOf(works++)
  say(`fact ${(await ledger.pay(open.id, day, 500)).payment.id}`)
  say(`fact ${(await ledger.pay(open.id, day)).payment.id}`)
}

const refund = async (): Promise<void> => {
  const [paid] = await ledger.rows<{ id: string }>(
    sql`select id from invoices where status = 'paid' and amount_returned_cents = 0 and amount_paid_cents > 300 order by random() limit 1`,
  )
  if (!paid) {
    await sleep(5)
    return
  }
  say(`fact ${(await ledger.refund(paid.id, 300, dayOf(works++))).refund.id}`)
}

const settle = async (): Promise<void> => {
  await sleep(10)
  const made = await ledger.settle(partner, 'All')
  say(`settle ${String((made.settlement as { id: unknown }).id)}`)
}

say('running')
await once(process.stdin, 'data')
await Promise.all(
  [issue, pay, refund, settle].map(async (work) => {
    for (;;) await unlessRefused(work)
  }),
)
