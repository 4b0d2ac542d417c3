/** Cents as `€ 1,234.56`, in the reader's notation. */
export const euros = (cents: number, language: string): string =>
  `€\u00a0${new Intl.NumberFormat(language, { maximumFractionDigits: 2, minimumFractionDigits: 2 }).format(cents / 100)}`

/** Basis points as `12.5 %`, in the reader's notation. */
export const percents = (bps: number, language: string): string =>
  `${new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(bps / 100)}\u00a0%`
