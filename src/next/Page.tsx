import type { ReactNode } from 'react'

import { useEffect, useRef } from 'react'

import type { Language } from '../documents.js'
import type { Sentences } from './sentences/index.js'

import { chooseLanguage, useLanguage } from './language.js'
import { SENTENCES } from './sentences/index.js'
import './style.css'

export type Brand = { logo?: null | string | undefined; name: string }
type Content = {
  brand?: Brand | undefined
  children?: ReactNode
  heading: ReactNode
  /** Changes when the page says something new: the reader is then taken to its heading. */
  step: string
  /** The browser's title; the heading where it is left out. */
  title?: string
}

/** A page outside the admin: a brand, a card, the choice of language. */
export const Page = ({
  content,
}: {
  content: (say: Sentences, language: Language) => Content | undefined
}) => {
  const language = useLanguage()
  return (
    <div className="pp-page">
      <meta content="noindex" name="robots" />
      <meta content="no-referrer" name="referrer" />
      <noscript>This page needs JavaScript. Deze pagina heeft JavaScript nodig.</noscript>
      {language && (
        <>
          <Card content={content(SENTENCES[language], language)} language={language} />
          <LanguageSwitch language={language} />
        </>
      )}
    </div>
  )
}

const Card = ({ content, language }: { content: Content | undefined; language: Language }) => {
  const say = SENTENCES[language]
  const heading = useRef<HTMLHeadingElement>(null)
  const step = useRef(content?.step)
  const title = content?.title ?? (typeof content?.heading === 'string' ? content.heading : '')

  useEffect(() => {
    document.documentElement.lang = language
    document.title = title || say.loading
  }, [language, say, title])
  useEffect(() => {
    if (!content) return
    if (step.current && step.current !== content.step) heading.current?.focus()
    step.current = content.step
  }, [content?.step])

  return (
    <main className="pp-card">
      {content ? (
        <>
          {content.brand && <BrandLine {...content.brand} />}
          <h1 ref={heading} tabIndex={-1}>
            {content.heading}
          </h1>
          {content.children}
        </>
      ) : (
        <p className="pp-quiet" role="status">
          {say.loading}
        </p>
      )}
    </main>
  )
}

const BrandLine = ({ logo, name }: Brand) => (
  <p className="pp-brand">
    {logo ? (
      <img alt="" src={logo} />
    ) : (
      <span aria-hidden className="pp-initials">
        {initialsOf(name)}
      </span>
    )}
    <span>{name}</span>
  </p>
)

const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => Array.from(word)[0]?.toUpperCase() ?? '')
    .join('')

const NAMES: Record<Language, string> = { en: 'English', nl: 'Nederlands' }

const LanguageSwitch = ({ language }: { language: Language }) => (
  <footer className="pp-footer">
    <div aria-label={SENTENCES[language].languageSwitch} role="group">
      {(Object.keys(NAMES) as Language[]).map((one) => (
        <button
          aria-pressed={one === language}
          key={one}
          lang={one}
          onClick={() => {
            chooseLanguage(one)
          }}
          type="button"
        >
          {NAMES[one]}
        </button>
      ))}
    </div>
  </footer>
)
