'use client'

import type { ClientField } from 'payload'
import type { ComponentType } from 'react'

import { getTranslation } from '@payloadcms/translations'
import {
  CheckboxField,
  DateTimeField,
  EmailField,
  NumberField,
  RelationshipField,
  SelectField,
  TextareaField,
  TextField,
  useField,
  useTranslation,
} from '@payloadcms/ui'

import { unitOf } from '../shared/amounts.js'
import { Moment } from '../shared/Moment.js'
import { euros, percents } from '../shared/money.js'
import { optionLabel } from '../shared/optionLabel.js'
import { textOf } from '../shared/text.js'
import { useSay } from '../shared/useSay.js'
import { AmountField } from './AmountField.js'
import { DocumentLink } from './DocumentLink.js'

type Props = { field: ClientField; path: string; readOnly?: boolean }

const INPUTS = {
  checkbox: CheckboxField,
  date: DateTimeField,
  email: EmailField,
  number: NumberField,
  relationship: RelationshipField,
  select: SelectField,
  text: TextField,
  textarea: TextareaField,
} as unknown as Record<string, ComponentType<Props>>

/** Payload's own input where one may write, else the value as text; nothing where there is none. */
export const FieldOrText = (props: Props) => {
  const { field, path, readOnly } = props
  const Input = unitOf('name' in field ? (field.name ?? '') : '') ? AmountField : INPUTS[field.type]
  if (!readOnly || (field.admin as { hidden?: boolean } | undefined)?.hidden)
    return Input && <Input {...props} />
  return <AsText field={field} path={path} />
}

const AsText = ({ field, path }: { field: ClientField; path: string }) => {
  const { value } = useField<unknown>({ path })
  const { i18n } = useTranslation()
  if (value === undefined || value === null || value === '' || value === false) return null
  const label = 'label' in field && field.label ? getTranslation(field.label, i18n) : path
  return (
    <dl className="field-type pp-field-text">
      <dt>{label}</dt>
      <dd>
        <Value field={field} value={value} />
      </dd>
    </dl>
  )
}

const Value = ({ field, value }: { field: ClientField; value: unknown }) => {
  const { i18n } = useTranslation()
  const say = useSay()
  switch (field.type) {
    case 'checkbox':
      return say('document:yes')
    case 'date':
      return <Moment at={value as string} />
    case 'number': {
      const unit = unitOf(field.name)
      if (!unit) return textOf(value)
      return (unit === 'euros' ? euros : percents)(value as number, i18n.language)
    }
    case 'relationship':
      return ([value].flat() as string[]).map((id) => (
        <DocumentLink id={id} key={id} slug={[field.relationTo].flat()[0] ?? ''} />
      ))
    case 'select':
      return ([value].flat() as string[])
        .map((one) => optionLabel(field.options, one, i18n))
        .join(', ')
    case 'textarea':
      return <span className="pp-read__prose">{textOf(value)}</span>
    default:
      return typeof value === 'object' ? JSON.stringify(value) : textOf(value)
  }
}
