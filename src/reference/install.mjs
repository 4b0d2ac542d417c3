import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'

import { runStep } from './step.mjs'

const INSTALLED = 'node_modules/.package-lock.json'
const MARK = 'node_modules/.installed-from'

/**
 * Installs the packages of the lock file where they are missing or were installed from an older one.
 *
 * @param {{ signal: AbortSignal }} options
 */
export const installWhenNeeded = async ({ signal }) => {
  if (isInstalled()) return

  await runStep({
    title: 'Installing packages',
    takes: 'a minute',
    command: 'npm',
    // The build needs development packages also where NODE_ENV=production makes npm leave them out.
    args: ['ci', '--include=dev', '--no-audit', '--no-fund'],
    signal,
  })
  writeFileSync(MARK, hashOfLock())
}

/** Copying a folder changes the times of its files, so equal contents count as well. */
const isInstalled = () => {
  if (!existsSync(INSTALLED)) return false
  const isNewer = statSync(INSTALLED).mtimeMs >= statSync('package-lock.json').mtimeMs
  return isNewer || (existsSync(MARK) && readFileSync(MARK, 'utf8') === hashOfLock())
}

const hashOfLock = () =>
  createHash('sha256').update(readFileSync('package-lock.json')).digest('hex')
