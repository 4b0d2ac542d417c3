/** A day as the reader writes it, in UTC as mails have it: neither knows his zone, and the server's own means nothing. */
export const dayOf = (at: string, language: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(at))
