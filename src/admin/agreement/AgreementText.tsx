import type { SerializedEditorState } from '@payloadcms/richtext-lexical/lexical'

import { RichText } from '@payloadcms/richtext-lexical/react'

import type { AgreementVersion } from '../../documents.js'
import type { Visit } from '../shared/visit.js'

import { textIn } from '../../agreements/current.js'
import { dayOf } from '../shared/dates.js'

type Props = { title: string; version: AgreementVersion; visit: Visit }

/** The text that one accepts, in the reader's language, in a box that can be scrolled by keyboard too. */
export const AgreementText = ({ title, version, visit: { call, language, say } }: Props) => {
  const { body, locale } = textIn(version, call.req.locale ?? language)
  return (
    <section aria-label={title} className="pp-agreement">
      <header className="pp-agreement__header">
        <strong>{title}</strong>
        <span className="pp-quiet">
          {say('newWorkspace:agreementVersion', {
            date: dayOf(version.publishedAt, language),
            version: version.version,
          })}
        </span>
      </header>
      <div
        aria-label={title}
        className="pp-agreement__text"
        lang={locale}
        role="region"
        tabIndex={0}
      >
        <RichText data={body as SerializedEditorState} />
      </div>
    </section>
  )
}
