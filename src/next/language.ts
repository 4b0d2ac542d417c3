import { useSyncExternalStore } from 'react'

import type { Language } from '../documents.js'

import { keptLanguage } from './storage.js'

const listeners = new Set<() => void>()
let chosen: Language | undefined

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const current = (): Language =>
  chosen ?? ((keptLanguage.read() ?? navigator.language).startsWith('nl') ? 'nl' : 'en')

/** The reader's language: the one chosen here, else the browser's; unknown on the server. */
export const useLanguage = (): Language | undefined =>
  useSyncExternalStore(subscribe, current, () => undefined)

export const chooseLanguage = (language: Language): void => {
  chosen = language
  keptLanguage.keep(language)
  for (const listener of listeners) listener()
}
