import type { Visit } from './visit.js'

/** What the reader looks for on a page with a search; empty where he does not. */
export const soughtOn = ({ call }: Visit): string =>
  typeof call.req.query.q === 'string' ? call.req.query.q.trim() : ''

type Props = { id: string; label: string; visit: Visit }

/** Looks for something on a page that is too long to read. */
export const Search = ({ id, label, visit }: Props) => (
  <form className="pp-search" role="search">
    <label className="pp-hidden" htmlFor={id}>
      {label}
    </label>
    <input defaultValue={soughtOn(visit)} id={id} name="q" placeholder={label} type="search" />
  </form>
)
