import { diffWordsWithSpace } from 'diff'

export type RedlinePart = { kind: 'added' | 'kept' | 'removed'; text: string }

type Text = { locale: string; text: string }
export type Redline = { isChanged: boolean; locale: string; parts: RedlinePart[] }

/** What changes between two versions of a text, language by language; one that only either has is all added or all removed. */
export const redlinesOf = (before: readonly Text[], after: readonly Text[]): Redline[] => {
  const textIn = (texts: readonly Text[], locale: string) =>
    texts.find((one) => one.locale === locale)?.text ?? ''
  const locales = new Set([...after, ...before].map(({ locale }) => locale))
  return [...locales].map((locale) => {
    const parts = redlineOf(textIn(before, locale), textIn(after, locale))
    return { isChanged: parts.some(({ kind }) => kind !== 'kept'), locale, parts }
  })
}

/** What changes between two texts, in reading order; what replaces something stands behind it. */
export const redlineOf = (before: string, after: string): RedlinePart[] => {
  const changes = diffWordsWithSpace(before, after)
  const parts: RedlinePart[] = []
  let added = ''
  let removed = ''
  const flush = () => {
    if (removed) parts.push({ kind: 'removed', text: removed })
    if (added) parts.push({ kind: 'added', text: added })
    added = removed = ''
  }
  for (const [index, change] of changes.entries()) {
    if (change.added) added += change.value
    else if (change.removed) removed += change.value
    else if (added && removed && isGap(change.value) && index < changes.length - 1) {
      // Words that were replaced one by one read as one replacement.
      added += change.value
      removed += change.value
    } else {
      flush()
      parts.push({ kind: 'kept', text: change.value })
    }
  }
  flush()
  return parts
}

const isGap = (text: string): boolean => /^[^\S\n]+$/.test(text)
