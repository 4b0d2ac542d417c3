import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { expect, test } from '@jest/globals'

import { KINDS } from '../../src/mail/messages'
import { en } from '../../src/translations/en'
import { nl } from '../../src/translations/nl'

/** What the audit log and the outbox hold by name is said in words, in both languages (SPEC 8.6, 8.7). */
const recorded = (): string[] => {
  const files = ['src', 'hooks'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(({ name }) => name.endsWith('.ts'))
      .map(({ name, parentPath }) => path.join(parentPath, name)),
  )
  const writers = files.filter(
    (file) =>
      !/^src.(translations|reference)/.test(file) &&
      /\brecord(Invitation|Workspace)?\(/.test(readFileSync(file, 'utf8')),
  )
  return writers.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/'([a-z_]+\.[a-z_]+)'(?!:)/g)].map(
      ([, action]) => action!,
    ),
  )
}

test('8.6 every action that the code records has a sentence', () => {
  const actions = [...new Set(recorded())].sort()
  expect(actions).toEqual(expect.arrayContaining(['invitation.resent', 'user.registered']))
  expect(actions.filter((action) => !Object.hasOwn(en.action, action))).toEqual([])
})

test('8.7 every kind of mail has a name', () => {
  expect(Object.keys(en.mailKind).sort()).toEqual([...KINDS, 'platform'].sort())
})

test.each(['action', 'mailKind'] as const)('9.2 %s is said in Dutch too', (named) => {
  expect(Object.keys(nl[named])).toEqual(Object.keys(en[named]))
  const same = Object.entries(en[named]).filter(
    ([name, sentence]) => (nl[named] as Record<string, string>)[name] === sentence,
  )
  expect(same).toEqual([])
})
