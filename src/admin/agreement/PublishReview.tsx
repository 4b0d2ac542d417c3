'use client'

import { Banner, Button, useTranslation } from '@payloadcms/ui'

import type { Say } from '../../translations/index.js'
import type { Review } from './review.js'

import { redlinesOf } from '../../agreements/redline.js'
import { languageName } from '../shared/languageName.js'
import { useSay } from '../shared/useSay.js'
import { namesOf } from './namesOf.js'
import { Redline, RedlineLegend } from './Redline.js'
import { isNothingNew } from './review.js'

type Props = { isBusy: boolean; onPublish: () => void; review: Review }

/** What publishing will do, and which words it changes in which language. */
export const PublishReview = ({ isBusy, onPublish, review }: Props) => {
  const say = useSay()
  const { i18n } = useTranslation()
  const { draft, newest } = review
  const isFirst = newest === undefined
  const isNothing = isNothingNew(review)
  const version = (newest?.version ?? 0) + 1
  return (
    <div className="pp-publish">
      {isNothing ? (
        <Banner type="info">
          {say(review.isPublished ? 'agreement:noChange' : 'agreement:noChangeAgain', {
            version: newest?.version ?? 0,
          })}
        </Banner>
      ) : (
        <>
          <ul className="pp-effects">
            {effectsOf(say, review, version).map((effect) => (
              <li key={effect}>{effect}</li>
            ))}
          </ul>
          <section className="pp-publish__changes">
            <header className="pp-section__header">
              <h3>
                {isFirst
                  ? say('agreement:publishFirst')
                  : say('agreement:redline', { version: newest.version })}
              </h3>
              {!isFirst && <RedlineLegend />}
            </header>
            {isFirst && <p className="pp-quiet">{say('agreement:nothingBefore')}</p>}
            {redlinesOf(newest?.texts ?? draft, draft).map(({ isChanged, locale, parts }) => (
              <article className="pp-redline" key={locale}>
                {locale !== 'default' && <h4>{languageName(locale, i18n.language)}</h4>}
                {isChanged || isFirst ? (
                  <Redline locale={locale} parts={parts} />
                ) : (
                  <p className="pp-quiet">{say('agreement:noChangeIn')}</p>
                )}
              </article>
            ))}
          </section>
        </>
      )}
      <Button disabled={isBusy} margin={false} onClick={onPublish} size="medium">
        {isNothing ? say('agreement:publishAgain') : say('agreement:publish', { version })}
      </Button>
    </div>
  )
}

const effectsOf = (
  say: Say,
  { appliesTo, coverage, newest }: Review,
  version: number,
): string[] => {
  const frozen = say('agreement:publishEffectFreeze', { version })
  if (appliesTo === 'workspace')
    return [frozen, say('agreement:publishEffectWorkspace', { version })]
  const standing = coverage.filter((one) => one.version !== null)
  return [
    frozen,
    ...(standing.length > 0
      ? [
          say('agreement:publishEffectOrganisation', {
            count: standing.length,
            names: namesOf(
              say,
              standing.map(({ name }) => name),
            ),
            version,
          }),
        ]
      : newest
        ? [say('agreement:publishEffectNone')]
        : []),
    say('agreement:publishEffectNewPartner', { version }),
  ]
}
