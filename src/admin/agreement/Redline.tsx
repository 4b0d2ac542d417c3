'use client'

import type { RedlinePart } from '../../agreements/redline.js'

import { useSay } from '../shared/useSay.js'

type Props = { locale: string; parts: readonly RedlinePart[] }

/** A text with what was taken out of it struck, and what was put in underlined; screen readers are told in words. */
export const Redline = ({ locale, parts }: Props) => {
  const say = useSay()
  return (
    <p className="pp-redline__text" lang={locale === 'default' ? undefined : locale}>
      {parts.map(({ kind, text }, index) =>
        kind === 'kept' ? (
          text
        ) : kind === 'removed' ? (
          <del key={index}>
            <span className="pp-hidden">[{say('agreement:redlineRemoved')}] </span>
            {visible(text)}
          </del>
        ) : (
          <ins key={index}>
            <span className="pp-hidden">[{say('agreement:redlineAdded')}] </span>
            {visible(text)}
          </ins>
        ),
      )}
    </p>
  )
}

/** How added and removed words look. */
export const RedlineLegend = () => {
  const say = useSay()
  return (
    <p aria-hidden="true" className="pp-redline__legend">
      <ins>{say('agreement:redlineAdded')}</ins> <del>{say('agreement:redlineRemoved')}</del>
    </p>
  )
}

/** Where only the end of a line comes or goes, a sign stands for it. */
const visible = (text: string): string => (/^\s*\n\s*$/.test(text) ? `¶${text}` : text)
