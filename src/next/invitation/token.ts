import { keptToken } from '../storage.js'

/** The token in the address: behind its #, out of every log. */
export const fromFragment = (): null | string =>
  new URLSearchParams(window.location.hash.slice(1)).get('token')

/**
 * The token of the link that was opened. It stays in the fragment, out of every log; back from signing in, it is
 * taken from the tab's storage, put there again, and forgotten.
 */
export const takeToken = (): null | string => {
  const token = fromFragment() ?? keptToken.read()
  keptToken.keep(null)
  if (token && !fromFragment()) window.history.replaceState(null, '', `#token=${token}`)
  return token
}
