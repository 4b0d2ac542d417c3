type Bar = {
  label: string
  /** Its value in words. */
  shown: string
  value: number
}

type Props = { bars: readonly Bar[]; title: string }

/** A bar chart that is a list: who does not see it reads the same. */
export const Bars = ({ bars, title }: Props) => {
  const most = Math.max(1, ...bars.map(({ value }) => value))
  return (
    <figure className="pp-bars">
      <figcaption>{title}</figcaption>
      <ul>
        {bars.map(({ label, shown, value }) => (
          <li key={label}>
            <span>{label}</span>
            <span aria-hidden="true" className="pp-bars__bar">
              <span style={{ inlineSize: `${(Math.max(0, value) / most) * 100}%` }} />
            </span>
            <span className="pp-amount">{shown}</span>
          </li>
        ))}
      </ul>
    </figure>
  )
}
