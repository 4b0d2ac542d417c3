import type { ReactNode } from 'react'

export type Column<Row> = {
  cell: (row: Row) => ReactNode
  label: string
  /** A column of buttons has a heading for screen readers only. */
  isActions?: boolean
  /** Numbers stand below each other by their end. */
  isNumber?: boolean
}

type Props<Row> = {
  caption: string
  columns: readonly Column<Row>[]
  idOf: (row: Row) => string
  rows: readonly Row[]
}

/** A table that becomes cards on a phone, each value with its column's name. */
export const DataTable = <Row,>({ caption, columns, idOf, rows }: Props<Row>) => (
  <table className="pp-table">
    <caption className="pp-hidden">{caption}</caption>
    <thead>
      <tr>
        {columns.map(({ isActions, isNumber, label }) => (
          <th className={isNumber ? 'pp-number' : undefined} key={label} scope="col">
            {isActions ? <span className="pp-hidden">{label}</span> : label}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <tr key={idOf(row)}>
          {columns.map(({ cell, isActions, isNumber, label }) => (
            <td
              className={isNumber ? 'pp-number' : undefined}
              data-label={isActions ? undefined : label}
              key={label}
            >
              <div>{cell(row)}</div>
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
)
