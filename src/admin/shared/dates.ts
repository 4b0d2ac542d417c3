/** A day as the reader writes it. */
export const dayOf = (at: string, language: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(new Date(at))
