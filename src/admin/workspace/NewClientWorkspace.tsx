'use client'

import type { FormEvent, ReactNode } from 'react'

import { Banner, Button } from '@payloadcms/ui'
import { useRouter } from 'next/navigation.js'
import { useRef, useState } from 'react'

import type { AskedField } from '../shared/AskedFields.js'

import { AskedFields, bodyOf, useAsked } from '../shared/AskedFields.js'
import { textOf } from '../shared/text.js'
import { useApi } from '../shared/useApi.js'
import { useSay } from '../shared/useSay.js'
import { clientFields } from './clientFields.js'

type Props = {
  agreement: ReactNode
  apiPath: string
  /** What one says by ticking the box. */
  consent: string
  organisation: string
  price: { amount: string; tier: string }
  /** The list of workspaces; the new one's page lies below it. */
  to: string
  /** The version of the agreement that is on screen. */
  version: string
}

const STEPS = 3
const CLIENT = ['name', 'dataOwner.organisationName', 'dataOwner.email']

/** Three steps and one request at the end, which either makes everything or nothing. */
export const NewClientWorkspace = ({ agreement, apiPath, consent, price, to, ...sent }: Props) => {
  const api = useApi()
  const router = useRouter()
  const say = useSay()
  const form = useRef<HTMLFormElement>(null)
  const requestId = useRef(crypto.randomUUID())
  const whoFields: AskedField[] = [
    { isRequired: true, kind: 'text', label: say('newWorkspace:name'), name: 'name' },
    ...clientFields(say),
  ]
  const consentFields: AskedField[] = [
    { isRequired: true, kind: 'checkbox', label: consent, name: 'agreementAccepted' },
  ]
  const [step, setStep] = useState(1)
  const { errors, onChange, setErrors, values } = useAsked([...whoFields, ...consentFields])
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)

  const focusOn = (selector: string) => {
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>(selector)?.focus())
  }
  const go = (next: number) => {
    setStep(next)
    focusOn('h2')
  }
  const missing = (names: readonly string[]) =>
    Object.fromEntries(
      names
        .filter((name) => values[name] !== true && !textOf(values[name]).trim())
        .map((name) => [name, say('newWorkspace:required')]),
    )
  const show = (found: Record<string, string>, sentence?: string) => {
    setErrors(found)
    setProblem(sentence)
    if (Object.keys(found).some((path) => CLIENT.includes(path))) setStep(1)
    focusOn('[aria-invalid="true"], [role="alert"]')
  }

  const create = async () => {
    setBusy(true)
    const answer = await api(
      'POST',
      apiPath,
      {
        ...bodyOf(values),
        agreementVersion: sent.version,
        organisation: sent.organisation,
        usageContext: 'external',
      },
      { 'Idempotency-Key': requestId.current },
    )
    if (answer.ok) {
      router.push(`${to}/${(answer.body.doc as { id: string }).id}?opened=true`)
      return
    }
    requestId.current = crypto.randomUUID()
    setBusy(false)
    const isNamed = Object.keys(answer.errors).some((path) => path in values)
    show(answer.errors, isNamed ? undefined : answer.problem)
    if (answer.code !== 'agreement_changed') return
    onChange({ ...values, agreementAccepted: false }) // Another text is on screen now.
    router.refresh()
  }

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isBusy) return
    const found =
      step === 1 ? missing(CLIENT) : step === STEPS ? missing(['agreementAccepted']) : {}
    if (Object.keys(found).length > 0) show(found)
    else {
      show({})
      if (step < STEPS) go(step + 1)
      else void create()
    }
  }

  const client = textOf(values['dataOwner.organisationName']).trim()
  const titles = [
    'newWorkspace:client',
    'newWorkspace:meansTitle',
    'newWorkspace:agreementTitle',
  ] as const
  return (
    <form className="pp-steps" noValidate onSubmit={submit} ref={form}>
      <ol className="pp-steps__list">
        {titles.map((title, index) => (
          <li
            aria-current={index + 1 === step ? 'step' : undefined}
            className={index + 1 < step ? 'pp-steps__done' : undefined}
            key={title}
          >
            {say(title)}
          </li>
        ))}
      </ol>
      <h2 tabIndex={-1}>
        <span className="pp-quiet">{say('newWorkspace:step', { of: STEPS, step })}</span>{' '}
        {say(titles[step - 1]!)}
      </h2>
      {problem && (
        <div role="alert" tabIndex={-1}>
          <Banner type="error">{problem}</Banner>
        </div>
      )}
      {step === 1 && (
        <div className="pp-steps__sides">
          <div>
            <AskedFields errors={errors} fields={whoFields} onChange={onChange} values={values} />
          </div>
          <p aria-live="polite" className="pp-aside">
            {client ? say('newWorkspace:besideNamed', { client }) : say('newWorkspace:beside')}
          </p>
        </div>
      )}
      {step === 2 && (
        <ul className="pp-effects">
          <li>{say('newWorkspace:meansWatch', { client })}</li>
          <li>{say('newWorkspace:meansAccount', price)}</li>
          <li>{say('newWorkspace:meansApart')}</li>
          <li>{say('newWorkspace:meansWhitelabel')}</li>
          <li>{say('newWorkspace:meansHandoff')}</li>
        </ul>
      )}
      {step === STEPS && (
        <>
          {agreement}
          <AskedFields errors={errors} fields={consentFields} onChange={onChange} values={values} />
        </>
      )}
      <div className="pp-inline">
        {step > 1 && (
          <Button
            buttonStyle="secondary"
            disabled={isBusy}
            margin={false}
            onClick={() => {
              go(step - 1)
            }}
          >
            {say('newWorkspace:back')}
          </Button>
        )}
        <Button disabled={isBusy} margin={false} type="submit">
          {say(step < STEPS ? 'newWorkspace:next' : 'newWorkspace:create')}
        </Button>
      </div>
    </form>
  )
}
