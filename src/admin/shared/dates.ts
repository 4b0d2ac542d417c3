/** A month such as `2026-03` as the reader writes it. */
export const monthOf = (month: string, language: string): string =>
  new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC', year: 'numeric' }).format(
    new Date(`${month}-01T00:00:00Z`),
  )

/** A day as the reader writes it, in UTC as mails have it: neither knows his zone, and the server's own means nothing. */
export const dayOf = (at: string, language: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(at))
