import { stringify } from 'csv-stringify/sync'

/** A table with a header row. Text cannot start a formula; numbers stay numbers, negative ones too. */
export const csvOf = (columns: readonly string[], rows: readonly object[]): string =>
  stringify(rows as object[], {
    cast: {
      number: (value) => ({ escape_formulas: false, value: String(value) }),
    },
    columns: [...columns],
    escape_formulas: true,
    header: true,
  })
