'use client'

import type { FormEvent } from 'react'

import { Banner, Button, useTranslation } from '@payloadcms/ui'
import { useState } from 'react'

import type { Simulation } from '../../referrals/simulate.js'
import type { AskedField } from '../shared/AskedFields.js'
import type { Numbers } from './termsFields.js'

import { AskedFields, useAsked } from '../shared/AskedFields.js'
import { Bars } from '../shared/Bars.js'
import { Figures } from '../shared/Card.js'
import { dayOf, monthOf } from '../shared/dates.js'
import { euros } from '../shared/money.js'
import { useApi } from '../shared/useApi.js'
import { useSay } from '../shared/useSay.js'
import { useSent } from '../shared/useSent.js'
import { termsFields } from './termsFields.js'

type Props = {
  billingAccount: string
  expiresAt?: string
  numbers: Numbers
  path: string
  startsAt: string
}

/** Numbers to play with, and what they would have given, month by month. Nothing is written. */
export const Simulator = ({ billingAccount, expiresAt, numbers, path, startsAt }: Props) => {
  const api = useApi()
  const say = useSay()
  const fields: AskedField[] = [
    {
      isRequired: true,
      kind: 'date',
      label: say('field:startsAt'),
      name: 'startsAt',
      value: startsAt,
    },
    {
      kind: 'date',
      label: say('deal:ends'),
      name: 'expiresAt',
      ...(expiresAt && { value: expiresAt }),
    },
    ...termsFields(say, numbers).filter(({ name }) => name !== 'discountBps'),
  ]
  const { errors, onChange, setErrors, values } = useAsked(fields)
  const sentOf = useSent(fields)
  const [problem, setProblem] = useState<string>()
  const [found, setFound] = useState<Simulation>()

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const sent = await sentOf(values)
    const answer = sent.ok ? await api('POST', path, { ...sent.body, billingAccount }) : sent
    setErrors(answer.ok ? {} : answer.errors)
    const isNamed = !answer.ok && fields.some(({ name }) => name in answer.errors)
    setProblem(answer.ok || isNamed ? undefined : answer.problem)
    setFound(answer.ok ? (answer.body as Simulation) : undefined)
  }
  return (
    <div className="pp-steps__sides">
      <form className="pp-form" noValidate onSubmit={(event) => void submit(event)}>
        {problem && (
          <div role="alert">
            <Banner type="error">{problem}</Banner>
          </div>
        )}
        <AskedFields errors={errors} fields={fields} onChange={onChange} values={values} />
        <Button size="medium" type="submit">
          {say('deal:simulate')}
        </Button>
      </form>
      <div aria-live="polite">{found && <Outcome found={found} />}</div>
    </div>
  )
}

const Outcome = ({ found: { capReachedAt, months, totalCents } }: { found: Simulation }) => {
  const { i18n } = useTranslation()
  const say = useSay()
  const money = (cents: number) => euros(cents, i18n.language)
  if (months.length === 0) return <p className="pp-aside">{say('deal:simulatedNothing')}</p>
  return (
    <div className="pp-section">
      <Figures figures={[{ count: money(totalCents), label: say('deal:simulatedTotal') }]} />
      <p>
        {capReachedAt
          ? say('deal:capReached', { date: dayOf(capReachedAt, i18n.language) })
          : say('deal:capNotReached')}
      </p>
      <Bars
        bars={months.map(({ accruedCents, month }) => ({
          label: monthOf(month, i18n.language),
          shown: money(accruedCents),
          value: accruedCents,
        }))}
        title={say('deal:simulatedMonths')}
      />
    </div>
  )
}
