import type { AgreementVersion } from '../../documents.js'
import type { Visit } from '../shared/visit.js'

import { textIn } from '../../agreements/current.js'
import { dayOf } from '../shared/dates.js'
import { AgreementBox } from './AgreementBox.js'
import { agreementName } from './agreementName.js'

type Props = { version: AgreementVersion; visit: Visit }

/** The text that one accepts, in the reader's language. */
export const AgreementText = ({ version, visit: { call, language, say } }: Props) => {
  const { body, locale } = textIn(version, call.req.locale ?? language)
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
