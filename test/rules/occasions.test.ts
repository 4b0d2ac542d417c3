import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { expect, test } from '@jest/globals'
import ts from 'typescript'

import { occasionInDutch, OCCASIONS } from '../../src/translations/occasions'

/**
 * Who reads Dutch is refused in Dutch (SPEC 9.2): every sentence that a refusal says on an occasion of its own is read
 * from the sources, and has its Dutch in one table. What differs within a sentence is `{}`.
 */
const FOLDERS = ['access', 'collections', 'hooks', 'src']
/** Here a refusal says the table's own sentence, or what zod found, which zod says in Dutch. */
const COMPOSED = ['src/refusals.ts', 'src/commands/command.ts: errors']
/** What is wrong with a value follows its path: `{} must be text.` */
const PROBLEM = '{} {}.'

type Said = { sentences: string[]; unread: string[] }

const sources = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(({ name }) => /\.tsx?$/.test(name))
    .map(({ name, parentPath }) => path.join(parentPath, name)),
)

const saidIn = (file: string): Said => {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
  const constants = new Map<string, ts.Expression>()
  const said: Said = { sentences: [], unread: [] }
  const textsIn = (node: ts.Node): string[] => {
    if (ts.isStringLiteralLike(node)) return [node.text]
    if (ts.isTemplateExpression(node))
      return [
        [node.head, ...node.templateSpans.map(({ literal }) => literal)]
          .map(({ text }) => text)
          .join('{}'),
      ]
    if (ts.isPropertyAssignment(node)) return textsIn(node.initializer)
    const constant =
      ts.isIdentifier(node) && /^[A-Z_]+$|Of$/.test(node.text) && constants.get(node.text)
    return constant ? textsIn(constant) : node.getChildren().flatMap(textsIn)
  }
  const collect = (node: ts.Node | undefined, form = (text: string) => text) => {
    if (!node) return
    const where = `${file}: ${node.getText()}`
    if (COMPOSED.some((one) => where.startsWith(one))) return
    const texts = textsIn(node)
    said.sentences.push(...texts.map(form).filter((text) => text !== PROBLEM))
    if (texts.length === 0) said.unread.push(where)
  }
  const messagesIn = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'message')
      collect(node.initializer)
    else if (ts.isShorthandPropertyAssignment(node) && node.name.text === 'message')
      collect(node.name)
    else ts.forEachChild(node, messagesIn)
  }
  const visit = (node: ts.Node, enter: (node: ts.Node) => void): void => {
    enter(node)
    ts.forEachChild(node, (one) => {
      visit(one, enter)
    })
  }
  visit(source, (node) => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer)
      constants.set(node.name.text, node.initializer)
  })
  visit(source, (node) => {
    if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return
    const [first, second, third] = node.arguments ?? []
    const called = node.expression.getText()
    if (called === 'Refusal' && second) messagesIn(second)
    if (called === 'fieldRefusal') collect(third)
    if (called === 'malformed' && first) collect(second, (problem) => `{} ${problem}.`)
  })
  if (file === 'src/input/checkShape.ts')
    for (const [, problem] of source.text.matchAll(/'(must [^']+)'/g))
      said.sentences.push(`{} ${problem ?? ''}.`)
  return said
}

const said = sources.map(saidIn)
const sentences = [...new Set(said.flatMap((one) => one.sentences))]

test('9.2 every sentence of a refusal can be read from the sources', () => {
  expect(said.flatMap(({ unread }) => unread)).toEqual([])
  expect(sentences.length).toBeGreaterThan(50)
})

test('9.2 every one of them has its Dutch', () => {
  expect(sentences.filter((sentence) => !Object.hasOwn(OCCASIONS, sentence))).toEqual([])
})

test('9.2 a Dutch sentence has the variables of the English', () => {
  const countOf = (sentence: string) => sentence.split('{}').length
  const uneven = Object.entries(OCCASIONS).filter(([en, nl]) => countOf(en) !== countOf(nl))
  expect(uneven).toEqual([])
})

test.each([
  ['Choose the organisation.', 'Kies de organisatie.'],
  ['Choose a role of the workspace.', 'Kies een rol van de werkruimte.'],
  [
    'This invitation is revoked. Invite again instead.',
    'Deze uitnodiging is ingetrokken. Nodig opnieuw uit.',
  ],
  ['dataOwner.email must be text.', 'dataOwner.email moet tekst zijn.'],
  [
    'You cannot change tier. Leave it out, or send it back unchanged.',
    'U kunt tier niet wijzigen. Laat het weg, of stuur het ongewijzigd terug.',
  ],
  ['Something that a host says.', undefined],
])('9.2 “%s” is said as “%s”', (english, dutch) => {
  expect(occasionInDutch(english)).toBe(dutch)
})
