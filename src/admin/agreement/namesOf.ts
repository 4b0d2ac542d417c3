import type { Say } from '../../translations/index.js'

/** As many as one reads; more are a number. */
const NAMED = 5

/** The names of those whom something is about. */
export const namesOf = (say: Say, all: readonly string[]): string => {
  const names = all.slice(0, NAMED).join(', ')
  return all.length > NAMED
    ? say('agreement:publishMore', { count: all.length - NAMED, names })
    : names
}
