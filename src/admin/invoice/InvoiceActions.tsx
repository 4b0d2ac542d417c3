import type { AskedField } from '../shared/AskedFields.js'
import type { Say } from '../../translations/index.js'
import type { Visit } from '../shared/visit.js'
import type { ShownInvoice } from './shownInvoice.js'

import { returnableOf } from '../../billing/stateOf.js'
import { ActionDrawer } from '../shared/ActionDrawer.js'
import { writtenEuros } from '../shared/amounts.js'
import { euros } from '../shared/money.js'
import { reasonField } from '../shared/reasonField.js'

type Props = { invoice: ShownInvoice; visit: Visit }

/** What staff record of an invoice; only what its state allows is there (SPEC 8.3). */
export const InvoiceActions = ({ invoice, visit }: Props) => {
  const isOpen = invoice.status === 'open' && invoice.amountDueCents > 0
  const returnable = returnableOf(invoice.facts)
  const goesBack = invoice.status !== 'void' && returnable > 0
  return (
    <>
      {isOpen && <Pay invoice={invoice} visit={visit} />}
      {(isOpen || (invoice.status === 'paid' && returnable > 0)) && (
        <Credit invoice={invoice} visit={visit} />
      )}
      {goesBack && <GoesBack invoice={invoice} kind="refund" visit={visit} />}
      {goesBack && <GoesBack invoice={invoice} kind="dispute" visit={visit} />}
      {isOpen && invoice.amountPaidCents === 0 && <Void invoice={invoice} visit={visit} />}
    </>
  )
}

const today = ({ call }: Visit): string => call.program.clock.now().toISOString().slice(0, 10)

const amountField = (say: Say, cents?: number): AskedField => ({
  isRequired: true,
  kind: 'euros',
  label: say('field:amountCents'),
  name: 'amountCents',
  ...(cents !== undefined && { value: writtenEuros(cents) }),
})

const dayField = (visit: Visit, name: string): AskedField => ({
  description: visit.say('invoice:valueDateAbout'),
  isRequired: true,
  kind: 'date',
  label: visit.say('invoice:valueDate'),
  name,
  value: today(visit),
})

const pathOf = ({ invoice, visit }: Props, command: string): string =>
  `/${visit.call.program.slugs.invoices}/${invoice.id}/${command}`

const Pay = (props: Props) => {
  const { invoice, visit } = props
  const { language, say } = visit
  const amount = euros(invoice.amountDueCents, language)
  return (
    <ActionDrawer
      action={say('invoice:pay')}
      done={say('invoice:recorded')}
      effects={[
        say('invoice:payEffect', { amount, number: invoice.number }),
        say('invoice:kickbackFollows'),
      ]}
      fields={[
        dayField(visit, 'paidAt'),
        amountField(say, invoice.amountDueCents),
        { kind: 'text', label: say('field:reference'), name: 'reference' },
      ]}
      label={say('invoice:payOpen')}
      look="primary"
      path={pathOf(props, 'pay')}
      title={say('invoice:pay')}
    />
  )
}

const Credit = (props: Props) => {
  const { invoice, visit } = props
  const { language, say } = visit
  const isOpen = invoice.status === 'open'
  const most = isOpen ? invoice.amountDueCents : returnableOf(invoice.facts)
  return (
    <ActionDrawer
      action={say('invoice:credit')}
      done={say('invoice:recorded')}
      effects={[
        say(isOpen ? 'invoice:creditOpenEffect' : 'invoice:creditPaidEffect', {
          amount: euros(most, language),
        }),
        say('invoice:kickbackFollows'),
      ]}
      fields={[
        { ...amountField(say), description: say('invoice:includesVat') },
        ...(isOpen
          ? []
          : [
              {
                description: say('invoice:refundedAbout'),
                kind: 'checkbox',
                label: say('invoice:refunded'),
                name: 'refunded',
              } as const,
            ]),
        reasonField(say),
      ]}
      label={say('invoice:creditOpen')}
      path={pathOf(props, 'credit')}
      title={say('invoice:credit')}
    />
  )
}

const GoesBack = ({ kind, ...props }: Props & { kind: 'dispute' | 'refund' }) => {
  const { invoice, visit } = props
  const { language, say } = visit
  const most = returnableOf(invoice.facts)
  return (
    <ActionDrawer
      action={say(`invoice:${kind}`)}
      done={say('invoice:recorded')}
      effects={[
        say(`invoice:${kind}Effect`, { amount: euros(most, language) }),
        say('invoice:kickbackFollows'),
      ]}
      fields={[
        dayField(visit, kind === 'refund' ? 'refundedAt' : 'at'),
        amountField(say, most),
        ...(kind === 'refund' ? [reasonField(say)] : []),
      ]}
      label={say(`invoice:${kind}Open`)}
      path={pathOf(props, kind)}
      title={say(`invoice:${kind}`)}
    />
  )
}

const Void = (props: Props) => {
  const { invoice, visit } = props
  const { language, say } = visit
  return (
    <ActionDrawer
      action={say('invoice:voidIt', { number: invoice.number })}
      done={say('invoice:recorded')}
      effects={[
        say('invoice:voidEffect', { number: invoice.number }),
        ...(invoice.balanceAppliedCents > 0
          ? [
              say('invoice:voidBalance', {
                amount: euros(invoice.balanceAppliedCents, language),
              }),
            ]
          : []),
      ]}
      fields={[reasonField(say)]}
      isDangerous
      label={say('invoice:voidOpen')}
      path={pathOf(props, 'void')}
      title={say('invoice:voidIt', { number: invoice.number })}
    />
  )
}
