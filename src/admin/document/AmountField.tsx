'use client'

import type { ClientField } from 'payload'

import { getTranslation } from '@payloadcms/translations'
import { FieldError, FieldLabel, useField, useTranslation } from '@payloadcms/ui'
import { useState } from 'react'

import { hundredthsOf, unitOf, writtenEuros, writtenOf } from '../shared/amounts.js'
import { useSay } from '../shared/useSay.js'

type Props = { field: ClientField; path: string }

/** A field in cents or basis points, in which one writes euros or percent. */
export const AmountField = ({ field, path }: Props) => {
  const { errorMessage, setValue, showError, value } = useField<null | number>({ path })
  const { i18n } = useTranslation()
  const say = useSay()
  const unit = unitOf('name' in field ? (field.name ?? '') : '') ?? 'euros'
  const [written, setWritten] = useState<string>()
  const isAmount = !written?.trim() || hundredthsOf(written) !== undefined
  const stored =
    typeof value === 'number' ? (unit === 'euros' ? writtenEuros : writtenOf)(value) : ''
  const label = 'label' in field && field.label ? getTranslation(field.label, i18n) : path
  const id = `field-${path.replaceAll('.', '__')}`
  return (
    <div className={`field-type number${showError || !isAmount ? ' error' : ''}`}>
      <FieldLabel label={label} path={path} />
      <div className="field-type__wrap">
        <FieldError
          message={isAmount ? (errorMessage ?? '') : say(`amount:${unit}`)}
          path={path}
          showError={showError || !isAmount}
        />
        <span className={`pp-unit pp-unit--${unit}`}>
          <span aria-hidden="true">{unit === 'euros' ? '€' : '%'}</span>
          <input
            id={id}
            inputMode="decimal"
            name={path}
            onChange={({ target }) => {
              setWritten(target.value)
              const hundredths = hundredthsOf(target.value)
              if (!target.value.trim()) setValue(null)
              else if (hundredths !== undefined) setValue(hundredths)
            }}
            type="text"
            value={written ?? stored}
          />
        </span>
      </div>
    </div>
  )
}
