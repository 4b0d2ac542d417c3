const read = (storage: () => Storage, key: string): null | string => {
  try {
    return storage().getItem(key)
  } catch {
    return null // A browser may forbid it; then nothing is kept.
  }
}

const write = (storage: () => Storage, key: string, value: null | string): void => {
  try {
    if (value === null) storage().removeItem(key)
    else storage().setItem(key, value)
  } catch {
    // The same.
  }
}

const slot = (storage: () => Storage, key: string) => ({
  keep: (value: null | string): void => {
    write(storage, key, value)
  },
  read: (): null | string => read(storage, key),
})

/** The language that somebody chose in this browser. */
export const keptLanguage = slot(() => localStorage, 'partner-program.language')

/** The token of an invitation, while its receiver signs in elsewhere in this tab. */
export const keptToken = slot(() => sessionStorage, 'partner-program.invitation')
