import { expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'

import { matrixMarkdown } from '../../src/reference/matrixMarkdown'

const readme = readFileSync('README.md', 'utf8')

test('4.1 the role table in the README is the one in the code', () => {
  expect(readme).toContain(`<!-- roles -->\n${matrixMarkdown()}<!-- /roles -->`)
})
