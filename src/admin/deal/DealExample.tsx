'use client'

import { useTranslation } from '@payloadcms/ui'

import type { Values } from '../shared/AskedFields.js'

import { hundredthsOf } from '../shared/amounts.js'
import { euros } from '../shared/money.js'
import { textOf } from '../shared/text.js'
import { useSay } from '../shared/useSay.js'
import { exampleOf } from './example.js'

const WHOLE_BPS = 10_000

/** What the written numbers give, by the example of one invoice. */
export const DealExample = ({ values }: { values: Values }) => {
  const { i18n } = useTranslation()
  const say = useSay()
  const kickbackBps = hundredthsOf(textOf(values.kickbackBps))
  const discountBps = hundredthsOf(textOf(values.discountBps))
  const cap = textOf(values.capCents).trim()
  const capCents = cap ? hundredthsOf(cap) : null
  const isRate = (bps: number | undefined): bps is number =>
    bps !== undefined && bps >= 0 && bps <= WHOLE_BPS
  const isWritten = isRate(kickbackBps) && isRate(discountBps) && capCents !== undefined
  const money = (cents: number) => euros(cents, i18n.language)
  const example = isWritten ? exampleOf({ capCents, discountBps, kickbackBps }) : undefined
  return (
    <p aria-live="polite" className="pp-aside">
      {example
        ? [
            say('deal:example', {
              discount: money(example.discountCents),
              kickback: money(example.kickbackCents),
            }),
            example.count === undefined
              ? say(capCents === null ? 'deal:exampleNoCap' : 'deal:exampleNothing')
              : say('deal:exampleCap', { count: example.count }),
          ].join(' ')
        : say('deal:exampleWait')}
    </p>
  )
}
