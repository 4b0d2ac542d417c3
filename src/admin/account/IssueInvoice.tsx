'use client'

import { Button, useTranslation } from '@payloadcms/ui'
import { useState } from 'react'

import type { AskedField, Values } from '../shared/AskedFields.js'
import type { DraftLine } from '../invoice/sums.js'

import { sumsOf } from '../invoice/sums.js'
import { ActionDrawer } from '../shared/ActionDrawer.js'
import { hundredthsOf } from '../shared/amounts.js'
import { euros, percents } from '../shared/money.js'
import { Sums } from '../shared/Sums.js'
import { textOf } from '../shared/text.js'
import { useSay } from '../shared/useSay.js'

type Props = {
  /** What is left of credits, which is used first. */
  balanceCents: number
  /** The discount in force, which is taken off by itself. */
  discountBps: number
  /** The day that is offered. */
  dueOn: string
  name: string
  path: string
  then: string
}

const DEFAULT_VAT = '21'

/** Staff issue an invoice, in euros and percent, and see what it will come to. */
export const IssueInvoice = ({ balanceCents, discountBps, dueOn, name, path, then }: Props) => {
  const { i18n } = useTranslation()
  const say = useSay()
  const [count, setCount] = useState(1)
  const lines = Array.from({ length: count }, (_, index) => lineFields(say, index)).flat()
  const below = (values: Values) => (
    <>
      <span className="pp-inline">
        <Button
          buttonStyle="secondary"
          margin={false}
          onClick={() => {
            setCount(count + 1)
          }}
          size="small"
          type="button"
        >
          {say('issue:addLine')}
        </Button>
        {count > 1 && (
          <Button
            buttonStyle="secondary"
            margin={false}
            onClick={() => {
              setCount(count - 1)
            }}
            size="small"
            type="button"
          >
            {say('issue:removeLine')}
          </Button>
        )}
      </span>
      <Preview balanceCents={balanceCents} discountBps={discountBps} {...{ count, values }} />
    </>
  )
  return (
    <ActionDrawer
      action={say('issue:issue')}
      below={below}
      done={say('issue:issued')}
      effects={[
        say('issue:effectNumber', { name }),
        say('issue:effectFrozen'),
        ...(discountBps > 0
          ? [say('issue:effectDiscount', { rate: percents(discountBps, i18n.language) })]
          : []),
        ...(balanceCents > 0
          ? [say('issue:effectBalance', { amount: euros(balanceCents, i18n.language) })]
          : []),
      ]}
      fields={[
        {
          description: say('issue:dueAbout'),
          isEndOfDay: true,
          isRequired: true,
          kind: 'date',
          label: say('issue:dueAt'),
          name: 'dueAt',
          value: dueOn,
        },
        ...lines,
      ]}
      label={say('issue:open')}
      look="primary"
      path={path}
      then={then}
      title={say('issue:title', { name })}
    />
  )
}

const lineFields = (say: ReturnType<typeof useSay>, index: number): AskedField[] => {
  const common = { group: say('issue:line', { number: index + 1 }), isRequired: true } as const
  return [
    {
      ...common,
      kind: 'text',
      label: say('field:description'),
      name: `lines.${index}.description`,
    },
    {
      ...common,
      kind: 'number',
      label: say('field:quantity'),
      min: 1,
      name: `lines.${index}.quantity`,
      value: 1,
    },
    {
      ...common,
      kind: 'euros',
      label: say('issue:each'),
      name: `lines.${index}.unitCents`,
    },
    {
      ...common,
      kind: 'percent',
      label: say('field:vat'),
      name: `lines.${index}.vatBps`,
      value: DEFAULT_VAT,
    },
  ]
}

type PreviewProps = Pick<Props, 'balanceCents' | 'discountBps'> & { count: number; values: Values }

/** What it comes to with what is written so far. */
const Preview = ({ balanceCents, count, discountBps, values }: PreviewProps) => {
  const { i18n } = useTranslation()
  const say = useSay()
  const money = (cents: number) => euros(cents, i18n.language)
  const drafts = Array.from({ length: count }, (_, index) => draftOf(values, index))
  const sums = sumsOf(
    drafts.filter((one) => one !== undefined),
    discountBps,
  )
  if (!sums) return null
  const totalCents = sums.netCents + sums.taxCents
  const balance = Math.min(balanceCents, Math.max(0, totalCents))
  return (
    <div aria-live="polite" className="pp-aside">
      <Sums
        sums={[
          ...(sums.discountCents > 0
            ? [{ label: say('invoice:discount'), value: money(-sums.discountCents) }]
            : []),
          { label: say('field:totalExcludingTaxCents'), value: money(sums.netCents) },
          { label: say('field:vat'), value: money(sums.taxCents) },
          { isMain: true, label: say('field:totalCents'), value: money(totalCents) },
          ...(balance > 0
            ? [
                { label: say('field:balanceAppliedCents'), value: money(-balance) },
                {
                  isMain: true,
                  label: say('field:amountDueCents'),
                  value: money(totalCents - balance),
                },
              ]
            : []),
        ]}
      />
    </div>
  )
}

const draftOf = (values: Values, index: number): DraftLine | undefined => {
  const written = (name: string, otherwise: string) =>
    textOf(values[`lines.${index}.${name}`] ?? otherwise)
  const quantity = Number(written('quantity', '1'))
  const unitCents = hundredthsOf(written('unitCents', ''))
  const vatBps = hundredthsOf(written('vatBps', DEFAULT_VAT))
  return Number.isSafeInteger(quantity) && unitCents !== undefined && vatBps !== undefined
    ? { quantity, unitCents, vatBps }
    : undefined
}
