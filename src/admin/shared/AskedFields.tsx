'use client'

import { useId, useState } from 'react'

/** What a drawer asks for. */
export type AskedField = {
  /** The kinds of file that can be chosen. */
  accept?: string
  description?: string
  /** Fields of one group that follow each other stand together, under its name. */
  group?: string
  /** A day up to its end, not from its beginning; in UTC either way. */
  isEndOfDay?: boolean
  isRequired?: boolean
  /** Euros and percent are written with up to two decimals, and sent as whole cents and basis points. */
  kind:
    | 'checkbox'
    | 'date'
    | 'email'
    | 'euros'
    | 'file'
    | 'number'
    | 'password'
    | 'percent'
    | 'select'
    | 'text'
    | 'textarea'
  label: string
  max?: number
  min?: number
  /** Its path in the body. */
  name: string
  options?: readonly Option[]
  /** Where a file is kept before its id is sent, below the API's route, and what is said of it there. */
  upload?: { data: Record<string, unknown>; path: string }
  value?: Value
}

export type Option = { label: string; value: string }
export type Value = boolean | File | number | string
export type Values = Record<string, Value>

/** What was written, as the API takes it: `dataOwner.email` is a field of a group, `lines.0.quantity` one of a row. */
export const bodyOf = (values: Readonly<Record<string, unknown>>): Record<string, unknown> => {
  const body: Record<string, unknown> = {}
  for (const [path, value] of Object.entries(values)) {
    const steps = path.split('.')
    const last = steps.pop() ?? ''
    const place = steps.reduce<Record<string, unknown>>((inner, step, index) => {
      inner[step] ??= /^\d+$/.test(steps[index + 1] ?? '') ? [] : {}
      return inner[step] as Record<string, unknown>
    }, body)
    place[last] = value
  }
  return body
}

const valuesOf = (fields: readonly AskedField[]): Values =>
  Object.fromEntries(
    fields.map(({ kind, name, options, value }) => [
      name,
      value ?? (kind === 'checkbox' ? false : (options?.[0]?.value ?? '')),
    ]),
  )

/** What is asked and what was found wrong with it; a field that is written in again is no longer wrong. */
export const useAsked = (fields: readonly AskedField[]) => {
  const [values, setValues] = useState<Values>(() => valuesOf(fields))
  const [errors, setErrors] = useState<Record<string, string>>({})
  const onChange = (next: Values) => {
    setErrors((before) =>
      Object.fromEntries(Object.entries(before).filter(([path]) => next[path] === values[path])),
    )
    setValues(next)
  }
  return { errors, onChange, setErrors, values }
}

type Props = {
  errors: Readonly<Record<string, string>>
  fields: readonly AskedField[]
  onChange: (values: Values) => void
  values: Values
}

/** Payload's look around native inputs: outside a Payload form its own ones have no label that belongs to them. */
export const AskedFields = ({ errors, fields, onChange, values }: Props) => (
  <>
    {groupsOf(fields).map(({ group, members }) => {
      const asked = members.map((field) => (
        <Asked
          error={errors[field.name]}
          field={field}
          key={field.name}
          onChange={(value) => {
            onChange({ ...values, [field.name]: value })
          }}
          value={values[field.name] ?? field.value ?? ''}
        />
      ))
      return group ? (
        <fieldset className="pp-group" key={group}>
          <legend>{group}</legend>
          {asked}
        </fieldset>
      ) : (
        asked
      )
    })}
  </>
)

type Group = { group: string | undefined; members: AskedField[] }

const groupsOf = (fields: readonly AskedField[]): Group[] => {
  const groups: Group[] = []
  for (const field of fields) {
    const latest = groups.at(-1)
    if (field.group && latest?.group === field.group) latest.members.push(field)
    else groups.push({ group: field.group, members: [field] })
  }
  return groups
}

type AskedProps = {
  error: string | undefined
  field: AskedField
  onChange: (value: Value) => void
  value: Value
}

const Asked = ({ error, field, onChange, value }: AskedProps) => {
  const id = useId()
  const { description, isRequired, kind, label, max, min, name, options = [] } = field
  const about = [description && `${id}-about`, error && `${id}-error`].filter(Boolean).join(' ')
  const common = {
    'aria-describedby': about || undefined,
    'aria-invalid': error ? true : undefined,
    id,
    name,
    required: isRequired,
  }
  const text = typeof value === 'string' || typeof value === 'number' ? value : ''
  const change = ({ target }: { target: { value: string } }) => {
    onChange(kind === 'number' && target.value ? Number(target.value) : target.value)
  }
  const below = (
    <>
      {error && (
        <p className="pp-field__error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {description && (
        <p className="pp-field__about" id={`${id}-about`}>
          {description}
        </p>
      )}
    </>
  )
  if (kind === 'checkbox') {
    return (
      <div className="pp-field">
        <label className="pp-field__tick" htmlFor={id}>
          <input
            {...common}
            checked={value === true}
            onChange={({ target }) => {
              onChange(target.checked)
            }}
            type="checkbox"
          />
          {label}
        </label>
        {below}
      </div>
    )
  }
  return (
    <div className="pp-field">
      <label htmlFor={id}>
        {label}
        {isRequired && <span aria-hidden="true"> *</span>}
      </label>
      {kind === 'select' ? (
        <select {...common} onChange={change} value={text}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : kind === 'textarea' ? (
        <textarea {...common} onChange={change} rows={3} value={text} />
      ) : kind === 'euros' || kind === 'percent' ? (
        <span className={`pp-unit pp-unit--${kind}`}>
          <span aria-hidden="true">{kind === 'euros' ? '€' : '%'}</span>
          <input
            {...common}
            autoComplete="off"
            inputMode="decimal"
            onChange={change}
            type="text"
            value={text}
          />
        </span>
      ) : (
        <input
          {...common}
          autoComplete={kind === 'password' ? 'current-password' : 'off'}
          max={max}
          min={min}
          type={kind}
          {...(kind === 'file'
            ? {
                accept: field.accept,
                onChange: ({ target }: { target: HTMLInputElement }) => {
                  onChange(target.files?.[0] ?? '')
                },
              }
            : { onChange: change, value: text })}
        />
      )}
      {below}
    </div>
  )
}
