'use client'

import { useEffect, useState } from 'react'

import type { Answer } from './useApi.js'

import { useApi } from './useApi.js'

/** What the API answers at a path, asked anew when the path changes; nothing before it has. */
export const useAnswer = (path: string): Answer | undefined => {
  const api = useApi()
  const [latest, setLatest] = useState<{ answer: Answer; path: string }>()
  useEffect(() => {
    let isShown = true
    void api('GET', path).then((answer) => {
      if (isShown) setLatest({ answer, path })
    })
    return () => {
      isShown = false
    }
    // `api` is made anew for each rendering; what it asks depends on nothing else.
  }, [path])
  return latest?.path === path ? latest.answer : undefined
}
