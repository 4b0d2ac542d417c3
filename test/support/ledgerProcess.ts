import { once } from 'node:events'

import config from '@payload-config'
import { getPayload } from 'payload'

import { ledgerOn } from './ledger'

/** A process that does staff's work on bills without a pause until it is killed, and says what it did once it is committed. */
const payload = await getPayload({ config })
const { accounts, partner } = JSON.parse(process.env.LEDGER_WORK!) as {
  accounts: string[]
  partner: string
}
const ledger = await ledgerOn(payload)
const say = (done: string) => process.stdout.write(`${done}\n`)
say('running')
await once(process.stdin, 'data')

const work = async (account: string): Promise<void> => {
  for (let round = 0; ; round++) {
    const day = new Date(Date.UTC(2025, 0, 1 + (round % 300))).toISOString()
    const { id } = await ledger.issue(account, [{ unitCents: 1_000 + round, vatBps: 2_100 }])
    say(`issue ${id}`)
    const { payment } = await ledger.pay(id, day, 500)
    say(`fact ${payment.id}`)
    const { payment: rest } = await ledger.pay(id, day)
    say(`fact ${rest.id}`)
    const { refund } = await ledger.refund(id, 300, day)
    say(`fact ${refund.id}`)
    const { settlement } = await ledger
      .settle(partner, `round ${round}`)
      .catch(() => ({ settlement: null }))
    if (settlement) say(`settle ${String((settlement as { id: unknown }).id)}`)
  }
}
await Promise.all(accounts.map(work))
