import { Button } from '@payloadcms/ui'

import type { AgreementVersion } from '../../documents.js'
import type { AdminViewServerProps } from '../shared/visit.js'

import { findCurrentVersion } from '../../agreements/current.js'
import { Facts } from '../shared/Card.js'
import { DocumentTrail } from '../shared/DocumentTrail.js'
import { languageName } from '../shared/languageName.js'
import { Moment } from '../shared/Moment.js'
import { Tag } from '../shared/Pills.js'
import { Screen, Section } from '../shared/Screen.js'
import { documentOf, visitOf } from '../shared/visit.js'
import { AgreementBox } from './AgreementBox.js'
import { agreementName } from './agreementName.js'
import { nameOfPublisher } from './publisher.js'
import { readsAgreements } from './tabs.js'

/** A published text for whoever wants to read it again: each language in full, with the hash by which it is proven. */
export const AgreementVersionPage = async (props: AdminViewServerProps) => {
  const visit = visitOf(props)
  const { call, language, say, to } = visit
  const { agreement, appliesTo, id, publishedAt, publishedBy, texts, version } = documentOf(
    props,
  ) as AgreementVersion
  const { agreements, agreementVersions } = call.program.slugs
  const [current, publisher] = await Promise.all([
    findCurrentVersion(call, appliesTo),
    nameOfPublisher(visit, publishedBy),
  ])
  const isCurrent = current?.id === id
  const name = agreementName(say, appliesTo)
  const title = say('agreement:versionOf', { agreement: name, version })
  return (
    <Screen
      actions={
        readsAgreements(visit) && (
          <Button
            buttonStyle="secondary"
            el="link"
            margin={false}
            size="small"
            to={to(`/collections/${agreements}/${agreement}/versions`)}
          >
            {say('agreement:allVersions')}
          </Button>
        )
      }
      lead={`${say('agreement:neverChanges')} ${isCurrent ? say('agreement:currentText') : current ? say('agreement:earlierText') : ''}`}
      pills={
        current && (
          <Tag tone={isCurrent ? 'good' : 'plain'}>
            {say(isCurrent ? 'agreement:current' : 'agreement:earlier')}
          </Tag>
        )
      }
      title={title}
    >
      <DocumentTrail slug={agreementVersions} title={title} visit={visit} />
      <Facts
        facts={[
          { label: say('agreement:publishedAt'), value: <Moment at={publishedAt} /> },
          { label: say('agreement:publishedBy'), value: publisher },
        ]}
      />
      {texts.map(({ body, locale, sha256 }) => (
        <Section
          key={locale}
          title={locale === 'default' ? say('agreement:text') : languageName(locale, language)}
        >
          <AgreementBox
            about={say('agreement:version', { version })}
            body={body}
            isWhole
            locale={locale}
            title={name}
          />
          <dl className="pp-hash">
            <dt>{say('agreement:hash')}</dt>
            <dd>
              <code>{sha256}</code>
            </dd>
          </dl>
        </Section>
      ))}
    </Screen>
  )
}
