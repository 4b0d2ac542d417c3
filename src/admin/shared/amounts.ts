const WRITTEN = /^(-?)(\d+|\d{1,3}(?:[.,]\d{3})+)(?:[.,](\d{1,2}))?$/

/**
 * What somebody wrote as euros or percent, in hundredths: `1,234.5`, `1.234,50` and `€ 1234.50` are all 123450. Undefined
 * for what is no number, or has more than two decimals.
 */
export const hundredthsOf = (written: string): number | undefined => {
  const found = WRITTEN.exec(written.replaceAll(/[\s€%]/g, ''))
  if (!found) return undefined
  const [, sign = '', whole = '', decimals = ''] = found
  const hundredths = Number(whole.replaceAll(/[.,]/g, '') + decimals.padEnd(2, '0'))
  if (!Number.isSafeInteger(hundredths)) return undefined
  return sign && hundredths ? -hundredths : hundredths
}

/** Hundredths as they stand in a field: `1234.5` for a rate of 123450 basis points. */
export const writtenOf = (hundredths: number): string => String(hundredths / 100)

/** Cents as they stand in a field: always with both decimals. */
export const writtenEuros = (cents: number): string => (cents / 100).toFixed(2)

/** What the name of a field says of its unit: `totalCents` is euros, `kickbackBps` percent. */
export const unitOf = (name: string): 'euros' | 'percent' | undefined =>
  name.endsWith('Cents') ? 'euros' : name.endsWith('Bps') ? 'percent' : undefined
