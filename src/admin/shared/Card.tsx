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

type FigureProps = {
  /** A number, or an amount in words. */
  count: number | string
  /** The list behind it, where there is one. */
  href?: string
  label: string
  tone?: 'problem'
}

export const Figures = ({ figures }: { figures: readonly FigureProps[] }) => (
  <ul className="pp-figures">
    {figures.map(({ count, href, label, tone }) => {
      const isProblem = tone && (typeof count === 'string' || count > 0)
      const className = isProblem ? 'pp-figure pp-figure--problem' : 'pp-figure'
      const content = (
        <>
          <strong>{count}</strong>
          <span>{label}</span>
        </>
      )
      return (
        <li key={label}>
          {href ? (
            <Link className={className} href={href}>
              {content}
            </Link>
          ) : (
            <div className={className}>{content}</div>
          )}
        </li>
      )
    })}
  </ul>
)

/** An empty list says why, and what next. */
export const Empty = ({ action, children }: { action?: ReactNode; children: ReactNode }) => (
  <div className="pp-empty">
    <p>{children}</p>
    {action}
  </div>
)
