import { readFileSync, writeFileSync } from 'node:fs'

import { matrixMarkdown } from './matrixMarkdown'

/** `npm run generate:matrix`: writes the role tables into the README, between their markers. */
const BETWEEN = /(<!-- roles -->\n)[\s\S]*?(<!-- \/roles -->)/

const readme = readFileSync('README.md', 'utf8')
writeFileSync('README.md', readme.replace(BETWEEN, `$1${matrixMarkdown()}$2`))
