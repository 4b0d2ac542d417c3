import type { ReactNode } from 'react'

import { Gutter } from '@payloadcms/ui'

import type { Logo } from '../../brand/brandOf.js'

type Props = {
  actions?: ReactNode
  children: ReactNode
  /** What this is and what is one's own part in it, in a sentence. */
  lead?: ReactNode
  logo?: Logo | null
  pills?: ReactNode
  /** Left out below a document, whose header has it already. */
  title?: string
}

/** A page of the admin UI: what this is, what is my part in it, what can I do next. */
export const Screen = ({ actions, children, lead, logo, pills, title }: Props) => (
  <Gutter className="pp-screen">
    <header className="pp-screen__header">
      {logo && <img alt="" className="pp-screen__logo" src={logo.url} />}
      <div className="pp-screen__about">
        {title && <h1 className="pp-screen__title">{title}</h1>}
        {pills && <div className="pp-pills">{pills}</div>}
        {lead && <p className="pp-screen__lead">{lead}</p>}
      </div>
      {actions && <div className="pp-screen__actions">{actions}</div>}
    </header>
    {children}
  </Gutter>
)

type SectionProps = {
  actions?: ReactNode
  children: ReactNode
  lead?: ReactNode
  title: ReactNode
}

/** A part of a screen with a heading of its own. */
export const Section = ({ actions, children, lead, title }: SectionProps) => (
  <section className="pp-section">
    <header className="pp-section__header">
      <h2>{title}</h2>
      {actions && <div className="pp-section__actions">{actions}</div>}
    </header>
    {lead && <p className="pp-section__lead">{lead}</p>}
    {children}
  </section>
)
