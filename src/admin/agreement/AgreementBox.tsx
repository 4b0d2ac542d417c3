import type { SerializedEditorState } from '@payloadcms/richtext-lexical/lexical'
import type { ReactNode } from 'react'

import { RichText } from '@payloadcms/richtext-lexical/react'

type Props = {
  /** What is said of the text, beside its title. */
  about?: ReactNode
  body: unknown
  /** In place of a text without a word. */
  empty?: string
  /** Shown in full, not in a box that scrolls. */
  isWhole?: boolean
  locale: string
  title: string
}

/** An agreement's text as people read it, in a box that can be scrolled by keyboard too. */
export const AgreementBox = ({ about, body, empty, isWhole = false, locale, title }: Props) => (
  <section
    aria-label={title}
    className={isWhole ? 'pp-agreement pp-agreement--whole' : 'pp-agreement'}
  >
    <header className="pp-agreement__header">
      <strong>{title}</strong>
      <span className="pp-quiet">{about}</span>
    </header>
    <div
      className="pp-agreement__text"
      lang={locale === 'default' ? undefined : locale}
      {...(!isWhole && { 'aria-label': title, role: 'region', tabIndex: 0 })}
    >
      {body ? (
        <RichText data={body as SerializedEditorState} />
      ) : (
        <p className="pp-quiet">{empty}</p>
      )}
    </div>
  </section>
)
