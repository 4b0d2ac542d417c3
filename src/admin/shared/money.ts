/** Cents as `€ 1,234.56`, in the reader's notation. */
export const euros = (cents: number, language: string): string =>
  new Intl.NumberFormat(language, { currency: 'EUR', style: 'currency' }).format(cents / 100)
