'use client'

import { useRef } from 'react'

import type { AskedField, Values } from './AskedFields.js'
import type { Answer } from './useApi.js'

import { hundredthsOf } from './amounts.js'
import { bodyOf } from './AskedFields.js'
import { textOf } from './text.js'
import { useApi } from './useApi.js'
import { useSay } from './useSay.js'

/**
 * What was asked, as the API takes it: a day as a time, an amount in cents, a rate in basis points, a file by the id under
 * which it is kept. A file that was kept once is not sent again where the rest is refused. What is no amount is refused
 * here, at its field.
 */
export const useSent = (fields: readonly AskedField[]) => {
  const api = useApi()
  const say = useSay()
  const kept = useRef(new Map<File, string>())

  const keep = async (file: File, { name, upload }: AskedField): Promise<Answer | string> => {
    const known = kept.current.get(file)
    if (known || !upload) return known ?? ''
    const form = new FormData()
    form.set('_payload', JSON.stringify(upload.data))
    form.set('file', file)
    const answer = await api('POST', upload.path, form)
    if (!answer.ok)
      return { ...answer, errors: { [name]: Object.values(answer.errors)[0] ?? answer.problem } }
    const { id } = answer.body.doc as { id: string }
    kept.current.set(file, id)
    return id
  }

  return async (values: Values): Promise<Answer> => {
    const sent: Record<string, unknown> = {}
    const errors: Record<string, string> = {}
    for (const field of fields) {
      const { isEndOfDay, isRequired, kind, name } = field
      const value = values[name] ?? field.value ?? ''
      const text = textOf(value).trim()
      sent[name] = value
      if (value instanceof File) {
        const id = await keep(value, field)
        if (typeof id !== 'string') return id
        sent[name] = id
      } else if (kind === 'date' && text)
        sent[name] = `${text}T${isEndOfDay ? '23:59:59.999' : '00:00:00.000'}Z`
      else if (kind === 'date' && !isRequired) sent[name] = null
      else if (kind === 'euros' || kind === 'percent') {
        sent[name] = text ? hundredthsOf(text) : null
        if (sent[name] === undefined || (isRequired && !text)) errors[name] = say(`amount:${kind}`)
      }
    }
    if (Object.keys(errors).length > 0) return { errors, ok: false, problem: '' }
    return { body: bodyOf(sent), ok: true }
  }
}
