import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { runStep } from './step.mjs'

const FINGERPRINT = '.next/fingerprint'
const SOURCES = [
  'access',
  'collections',
  'hooks',
  'next.config.mjs',
  'package-lock.json',
  'payload.config.ts',
  'src',
  'tsconfig.json',
]

/**
 * Builds the app where its sources are not those of the last build.
 *
 * @param {{ signal: AbortSignal }} options
 */
export const buildWhenChanged = async ({ signal }) => {
  const fingerprint = fingerprintOf(SOURCES)
  if (existsSync(FINGERPRINT) && readFileSync(FINGERPRINT, 'utf8') === fingerprint) return

  rmSync(FINGERPRINT, { force: true })
  await runStep({
    title: 'Building',
    takes: 'half a minute',
    command: process.execPath,
    args: ['node_modules/next/dist/bin/next', 'build'],
    env: { ...process.env, NODE_ENV: 'production' },
    signal,
  })
  writeFileSync(FINGERPRINT, fingerprint)
}

/** @param {string[]} names files and folders */
const fingerprintOf = (names) => {
  const hash = createHash('sha256').update(process.version)
  for (const file of names.flatMap(filesIn).sort()) {
    hash.update(`\0${file}\0`).update(readFileSync(file))
  }
  return hash.digest('hex')
}

/** @param {string} name @returns {string[]} */
const filesIn = (name) => {
  const found = statSync(name, { throwIfNoEntry: false })
  if (!found) return []
  return found.isDirectory()
    ? readdirSync(name).flatMap((entry) => filesIn(path.join(name, entry)))
    : [name]
}
