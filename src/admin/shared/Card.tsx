import type { ReactNode } from 'react'

import { Link } from '@payloadcms/ui'

type Props = {
  actions?: ReactNode
  children?: ReactNode
  href?: string
  pills?: ReactNode
  title: ReactNode
}

export const Cards = ({ children }: { children: ReactNode }) => (
  <ul className="pp-cards">{children}</ul>
)

/** One thing among its like. */
export const Card = ({ actions, children, href, pills, title }: Props) => (
  <li className="pp-card">
    <h3 className="pp-card__title">{href ? <Link href={href}>{title}</Link> : title}</h3>
    {pills && <div className="pp-pills">{pills}</div>}
    {children}
    {actions && <div className="pp-card__actions">{actions}</div>}
  </li>
)

export type Fact = { label: string; value: ReactNode }

/** What is known of a thing, a line each. Facts without a value are left out. */
export const Facts = ({ facts }: { facts: readonly Fact[] }) => (
  <dl className="pp-facts">
    {facts
      .filter(
        ({ value }) => value !== undefined && value !== null && value !== '' && value !== false,
      )
      .map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
  </dl>
)

type FigureProps = { count: number; href: string; label: string; tone?: 'problem' }

export const Figures = ({ figures }: { figures: readonly FigureProps[] }) => (
  <ul className="pp-figures">
    {figures.map(({ count, href, label, tone }) => (
      <li key={label}>
        <Link
          className={tone && count > 0 ? 'pp-figure pp-figure--problem' : 'pp-figure'}
          href={href}
        >
          <strong>{count}</strong>
          <span>{label}</span>
        </Link>
      </li>
    ))}
  </ul>
)

/** An empty list says why, and what next. */
export const Empty = ({ action, children }: { action?: ReactNode; children: ReactNode }) => (
  <div className="pp-empty">
    <p>{children}</p>
    {action}
  </div>
)
