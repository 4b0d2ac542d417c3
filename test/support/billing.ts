import type { Answer } from './host'
import type { Stage } from './people'

import { rest } from './host'
import { callsOn } from './people'

/** Staff's work on bills and deals, on a stage that is set up after these are written. */
export const billingOn = (stage: () => Stage) => {
  const { patch, post } = callsOn(stage)
  const sam = () => stage().people.Sam

  /** The account of a workspace or the pooled one of an organisation. */
  const accountOf = async (place: { organisation: string } | { workspace: string }) => {
    const [field, id] = Object.entries(place)[0]!
    const { body } = await rest(
      stage().host,
      'GET',
      `billing-accounts?depth=0&where[${field}][equals]=${id}&where[scope][equals]=${field}`,
      { token: sam().token },
    )
    return body.docs[0].id as string
  }

  const line = (unitCents: number, more: object = {}) => ({
    description: 'Seats',
    quantity: 1,
    unitCents,
    vatBps: 0,
    ...more,
  })

  /** Issues an invoice, of one line without VAT where only an amount is given. */
  const issue = (account: string, lines: number | object[], more: object = {}): Promise<Answer> =>
    post(sam(), `billing-accounts/${account}/invoices`, {
      dueAt: '2027-01-31',
      lines: typeof lines === 'number' ? [line(lines)] : lines,
      ...more,
    })

  const pay = (invoice: string, more: object = {}): Promise<Answer> =>
    post(sam(), `invoices/${invoice}/pay`, { paidAt: '2026-11-01', ...more })

  const deal = (partner: string, billingAccount: string, more: object = {}): Promise<Answer> =>
    post(sam(), 'referral-entries', {
      billingAccount,
      kickbackBps: 1_000,
      partner,
      reason: 'They brought the client.',
      startsAt: '2026-01-01T00:00:00.000Z',
      ...more,
    })

  return { accountOf, deal, issue, line, patch, pay, post, sam }
}
