import type { AgreementVersion } from '../../documents.js'
import type { Visit } from '../shared/visit.js'

import { textIn } from '../../agreements/current.js'
import { dayOf } from '../shared/dates.js'
import { AgreementBox } from './AgreementBox.js'
import { agreementName } from './agreementName.js'

type Props = { version: AgreementVersion; visit: Visit }

/** What the reader is shown, and so accepts: the text in his language where there is one, whatever content he edits. */
export const shownText = ({ language }: Visit, version: AgreementVersion) =>
  textIn(version, language)

/** The text that one accepts. */
export const AgreementText = ({ version, visit }: Props) => {
  const { language, say } = visit
  const { body, locale } = shownText(visit, version)
  return (
    <AgreementBox
      about={say('newWorkspace:agreementVersion', {
        date: dayOf(version.publishedAt, language),
        version: version.version,
      })}
      body={body}
      locale={locale}
      title={agreementName(say, version.appliesTo)}
    />
  )
}
