/** Cents as `€ 1,234.56`, in the reader's notation. */
export const euros = (cents: number, language: string): string => {
  const amount = new Intl.NumberFormat(language, {
    maximumFractionDigits: 2,
    minimumFractionDigits: 2,
  }).format(Math.abs(cents) / 100)
  return `${cents < 0 ? '−' : ''}€\u00a0${amount}`
}

/** Basis points as `12.5 %`, in the reader's notation. */
export const percents = (bps: number, language: string): string =>
  `${new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(bps / 100)}\u00a0%`
