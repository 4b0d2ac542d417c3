export type Sum = { isMain?: boolean; label: string; value: string }

/** What a column of amounts comes to, line by line. */
export const Sums = ({ sums }: { sums: readonly Sum[] }) => (
  <dl className="pp-sums">
    {sums.map(({ isMain, label, value }) => (
      <div className={isMain ? 'pp-sums__main' : undefined} key={label}>
        <dt>{label}</dt>
        <dd className="pp-amount">{value}</dd>
      </div>
    ))}
  </dl>
)
