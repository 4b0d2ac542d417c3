import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import type { RedlinePart } from '../../src/agreements/redline'

import { redlineOf, redlinesOf } from '../../src/agreements/redline'

const shown = (parts: RedlinePart[]): string =>
  parts
    .map(({ kind, text }) =>
      kind === 'kept' ? text : kind === 'added' ? `{+${text}+}` : `[-${text}-]`,
    )
    .join('')

describe('2.6 the redline of a draft against what is published', () => {
  test.each([
    ['nothing changed', 'You watch.', 'You watch.', 'You watch.'],
    ['a word', 'You may watch.', 'You can watch.', 'You [-may-]{+can+} watch.'],
    [
      'words one after the other, as one replacement',
      'You hand the workspace over.',
      'You give this project over.',
      'You [-hand the workspace-]{+give this project+} over.',
    ],
    ['an added word', 'the client', 'the big client', 'the {+big +}client'],
    ['a removed paragraph', 'One.\n\nTwo.', 'One.', 'One.[-\n\nTwo.-]'],
    ['a new line only', 'One. Two.', 'One.\nTwo.', 'One.[- -]{+\n+}Two.'],
    ['all of it', '', 'One.', '{+One.+}'],
  ])('%s', (_, before, after, expected) => {
    expect(shown(redlineOf(before, after))).toBe(expected)
  })

  test('a language that only one of them has is all added or all removed', () => {
    const redlines = redlinesOf(
      [
        { locale: 'en', text: 'Same.' },
        { locale: 'de', text: 'Weg.' },
      ],
      [
        { locale: 'en', text: 'Same.' },
        { locale: 'nl', text: 'Nieuw.' },
      ],
    )
    expect(
      redlines.map(({ isChanged, locale, parts }) => [locale, isChanged, shown(parts)]),
    ).toEqual([
      ['en', false, 'Same.'],
      ['nl', true, '{+Nieuw.+}'],
      ['de', true, '[-Weg.-]'],
    ])
  })

  test('what was removed and kept is the former text, what was added and kept the new one', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'over', ' ', '\n', '.', ', ', '  '), { maxLength: 12 })
      .map((words) => words.join(''))
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = redlineOf(before, after)
        const without = (kind: string) =>
          parts.flatMap((part) => (part.kind === kind ? [] : [part.text])).join('')
        expect([without('added'), without('removed')]).toEqual([before, after])
      }),
    )
  })
})
