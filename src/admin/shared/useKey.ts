'use client'

import { useRef } from 'react'

/** An `Idempotency-Key` for each body: what is sent again, since no answer came, counts once (SPEC 9.3). */
export const useKey = () => {
  const latest = useRef({ key: '', sent: '' })
  return (body: object): Record<string, string> => {
    const sent = JSON.stringify(body)
    if (latest.current.sent !== sent) latest.current = { key: crypto.randomUUID(), sent }
    return { 'Idempotency-Key': latest.current.key }
  }
}
