import type { FormEvent } from 'react'

import { useEffect, useRef, useState } from 'react'

import type { Problem } from './api.js'
import type { FieldOptions } from './Field.js'
import type { Sentences } from './sentences/index.js'

import { Field } from './Field.js'

type Values = Record<string, string>
type Props = {
  fields: FieldOptions[]
  say: Sentences
  /** Resolves to what went wrong; to nothing when the page goes on, and then the form stays shut. */
  send: (values: Values) => Promise<Problem | undefined>
  submit: string
}

/** Fields and one button. Sends once however often it is clicked, and says next to each field what is wrong with it. */
export const Form = ({ fields, say, send, submit }: Props) => {
  const form = useRef<HTMLFormElement>(null)
  const isSending = useRef(false)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem & { values: Values }>()

  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [problem])

  const isSound = (values: Values) => fields.every(({ judge, name }) => !judge(values[name] ?? ''))

  const submitOnce = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (isSending.current) return
    isSending.current = true
    setBusy(true)
    const values = Object.fromEntries(new FormData(event.currentTarget)) as unknown as Values
    const found = isSound(values) ? await send(values) : { fields: {} }
    setProblem(found && { ...found, values })
    if (!found) return
    isSending.current = false
    setBusy(false)
  }

  // Asked anew, so that it is said in the language that is read now.
  const known = say.problems[problem?.code ?? '']
  const problems = fields.map(({ judge, name }) => {
    if (!problem) return undefined
    return (
      judge(problem.values[name] ?? '') ??
      (name in problem.fields ? (known ?? problem.fields[name]) : undefined)
    )
  })
  return (
    <form className="pp-form" noValidate onSubmit={(event) => void submitOnce(event)} ref={form}>
      {problem && !problems.some(Boolean) && (
        <p className="pp-alert" role="alert">
          {known ?? problem.message ?? say.failed}
        </p>
      )}
      {fields.map((field, index) => (
        <Field key={field.name} {...field} problem={problems[index]} />
      ))}
      <button aria-disabled={isBusy} className="pp-button" type="submit">
        {submit}
      </button>
    </form>
  )
}
