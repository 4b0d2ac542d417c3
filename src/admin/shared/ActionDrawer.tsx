'use client'

import type { FormEvent, ReactNode } from 'react'

import { Banner, Button, toast, useModal } from '@payloadcms/ui'
import { useRouter } from 'next/navigation.js'
import { useId, useState } from 'react'

import type { AskedField, Values } from './AskedFields.js'
import type { Once } from './LinkOnce.js'

import { AskedFields, useAsked } from './AskedFields.js'
import { linkIn, LinkOnce } from './LinkOnce.js'
import { NamedDrawer } from './NamedDrawer.js'
import { useApi } from './useApi.js'
import { useKey } from './useKey.js'
import { useSent } from './useSent.js'

type Props = {
  /** The button that does it, named by what it does. */
  action: string
  /** What is read below the fields, made from what stands in them. */
  below?: (values: Values) => ReactNode
  /** Sent along with what the fields say. */
  body?: Record<string, unknown>
  /** What is read before the fields, such as a table of what is affected. */
  children?: ReactNode
  /** What is said afterwards; by the `status` of the answer's `doc` where that tells how it went. */
  done?: Readonly<Record<string, string>> | string
  /** What will happen, a full sentence each. */
  effects?: readonly string[]
  fields?: readonly AskedField[]
  /** The field that a refusal is about, by its code, where the answer names none. */
  fieldsOfRefusals?: Readonly<Record<string, string>>
  isDangerous?: boolean
  /** The button that opens it. */
  label: string
  look?: 'primary' | 'secondary' | 'subtle'
  method?: 'PATCH' | 'POST'
  /** Below the API's route. */
  path: string
  /** The page to go to afterwards, `:id` being what was made; else this one is read again. */
  then?: string
  title: string
}

/**
 * A binding action: a drawer says what it will do before it is done, and keeps what was typed where it is refused. A link
 * that is answered only once is shown before the drawer is closed.
 */
export const ActionDrawer = ({ label, look = 'secondary', title, ...content }: Props) => {
  const slug = `action-${useId()}`
  const { closeModal, isModalOpen, openModal } = useModal()
  return (
    <>
      <Button
        buttonStyle={look}
        margin={false}
        onClick={() => {
          openModal(slug)
        }}
        size="small"
      >
        {label}
      </Button>
      <NamedDrawer slug={slug} title={title}>
        {isModalOpen(slug) && (
          <ActionForm
            {...content}
            close={() => {
              closeModal(slug)
            }}
          />
        )}
      </NamedDrawer>
    </>
  )
}

type FormProps = Omit<Props, 'label' | 'look' | 'title'> & { close?: () => void }

/** The same without a drawer, as the page of something that is made. */
export const ActionForm = ({
  body,
  children,
  close,
  effects = [],
  fields = [],
  ...props
}: FormProps) => {
  const api = useApi()
  const keyOf = useKey()
  const router = useRouter()
  const { errors, onChange, setErrors, values } = useAsked(fields)
  const sentOf = useSent(fields)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const [once, setOnce] = useState<Once>()

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    event.stopPropagation() // A drawer may stand in another form.
    if (isBusy) return
    const form = event.currentTarget
    setBusy(true)
    const sent = await sentOf(values)
    const wanted = sent.ok ? { ...body, ...sent.body } : {}
    const answer = sent.ok
      ? await api(props.method ?? 'POST', props.path, wanted, keyOf(wanted))
      : sent
    if (!answer.ok) {
      const about = props.fieldsOfRefusals?.[answer.code ?? '']
      const found = about ? { [about]: answer.problem, ...answer.errors } : answer.errors
      const isNamed = fields.some(({ name }) => name in found)
      setBusy(false)
      setErrors(found)
      setProblem(isNamed ? undefined : answer.problem)
      requestAnimationFrame(() => {
        form.querySelector<HTMLElement>('[aria-invalid="true"], [role="alert"]')?.focus()
      })
      return
    }
    const shown = linkIn(answer.body)
    if (shown) {
      setOnce(shown)
      router.refresh()
      return
    }
    if (props.done) toast.success(sentenceFor(props.done, answer.body))
    close?.()
    const { doc, invoice } = answer.body as Record<string, undefined | { id?: string }>
    const made = (doc ?? invoice)?.id ?? ''
    if (props.then) router.push(props.then.replace(':id', made))
    router.refresh()
  }

  if (once) return <LinkOnce {...once} />
  return (
    <form className="pp-form" noValidate onSubmit={(event) => void submit(event)}>
      {effects.length > 0 && (
        <ul className="pp-effects">
          {effects.map((effect) => (
            <li key={effect}>{effect}</li>
          ))}
        </ul>
      )}
      {children}
      {problem && (
        <div role="alert" tabIndex={-1}>
          <Banner type="error">{problem}</Banner>
        </div>
      )}
      <AskedFields errors={errors} fields={fields} onChange={onChange} values={values} />
      {props.below?.(values)}
      <Button
        buttonStyle={props.isDangerous ? 'error' : 'primary'}
        disabled={isBusy}
        size="medium"
        type="submit"
      >
        {props.action}
      </Button>
    </form>
  )
}

const sentenceFor = (done: NonNullable<Props['done']>, body: Record<string, unknown>): string => {
  if (typeof done === 'string') return done
  const status = (body.doc as undefined | { status?: string })?.status ?? ''
  return done[status] ?? Object.values(done)[0] ?? ''
}
