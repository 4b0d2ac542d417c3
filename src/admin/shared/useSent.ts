'use client'

import { useRef } from 'react'

import type { AskedField, Values } from './AskedFields.js'
import type { Answer } from './useApi.js'

import { bodyOf } from './AskedFields.js'
import { useApi } from './useApi.js'

/**
 * What was asked, as the API takes it: a day as a time, a file by the id under which it is kept. A file that was kept once
 * is not sent again where the rest is refused.
 */
export const useSent = (fields: readonly AskedField[]) => {
  const api = useApi()
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
    const sent = { ...values }
    for (const field of fields) {
      const value = values[field.name]
      if (value instanceof File) {
        const id = await keep(value, field)
        if (typeof id !== 'string') return id
        sent[field.name] = id
      } else if (field.kind === 'date' && value)
        sent[field.name] = `${String(value)}T${field.isEndOfDay ? '23:59:59.999' : '00:00:00.000'}Z`
    }
    return { body: bodyOf(sent), ok: true }
  }
}
