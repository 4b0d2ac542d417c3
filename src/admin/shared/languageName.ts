const TAG = /^[a-z]{2,3}(-[a-z\d]{2,8})*$/i

/** A locale's language as the reader calls it; a code that names no language as it is. */
export const languageName = (locale: string, reader: string): string =>
  TAG.test(locale)
    ? (new Intl.DisplayNames([reader], { type: 'language' }).of(locale) ?? locale)
    : locale
