import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

import { buildWhenChanged } from '../src/reference/build.mjs'
import { lockData } from '../src/reference/dataLock.mjs'
import { installWhenNeeded } from '../src/reference/install.mjs'
import { PAYLOAD } from '../src/reference/payload.mjs'
import { runStep } from '../src/reference/step.mjs'
import { chromiumPath, NO_CHROMIUM } from './browser/support/chromium.mjs'

/** `npm test`: installs what is missing, starts a database for the tests, and runs jest with the given arguments. */
const TEMPLATE = 'partner_template'
const PLAYED = 'partner_played'
const JEST = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js']
const TURN_MS = 900_000
const HOST_VARIABLES =
  /^(DATABASE_URL|EMBEDDED_DATABASE_URL|DATA_DIR|SEED_DEMO|STAFF_EMAIL|PAYLOAD_SECRET|SERVER_URL|SMTP_URL|MAIL_|STRIPE_|TEST_CLOCK)/

process.chdir(path.dirname(path.dirname(fileURLToPath(import.meta.url))))
const folder = mkdtempSync(path.join(tmpdir(), 'partner-test-'))
const report = path.join(folder, 'report.json')
const aborted = new AbortController()
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => {
    process.exitCode = 128 + constants.signals[signal]
    aborted.abort(new Error(`Stopped by ${signal}.`))
  })
}

/** @type {{ url: string, stop: () => Promise<void> } | undefined} */
let database
/** @type {(() => void) | undefined} */
let giveBackBuild
let isBlind = false
try {
  await installWhenNeeded({ signal: aborted.signal })
  if (selectsBrowserTests()) {
    isBlind = chromiumPath() === undefined
    if (!isBlind) {
      giveBackBuild = await takeBuild()
      await buildWhenChanged({ signal: aborted.signal })
    }
  }
  database = await startDatabase()
  await buildTemplates(database.url)
  process.exitCode ||= await runJest(database.url)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode ||= 1
} finally {
  await database?.stop()
  giveBackBuild?.()
  const { passed, failed } = countTests()
  rmSync(folder, { force: true, recursive: true })
  if (isBlind && !process.env.CI) console.warn(`THE BROWSER TESTS WERE SKIPPED. ${NO_CHROMIUM}`)
  console.log(`${passed} passed, ${failed} failed`)
}

function selectsBrowserTests() {
  const args = [...JEST, '--listTests', ...process.argv.slice(2)]
  const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  return stdout.includes(path.join('test', 'browser', path.sep))
}

/** Nobody else may build what the browsers of these tests are shown: another run of them waits for its turn. */
async function takeBuild() {
  const until = Date.now() + TURN_MS
  for (let isFirst = true; ; isFirst = false) {
    try {
      return await lockData({ dataDir: '.next/cache', url: 'npm test' })
    } catch (error) {
      if (Date.now() > until) throw error
      if (isFirst) console.log('Waiting until another run of the browser tests has ended.')
    }
    await sleep(1000, undefined, { signal: aborted.signal })
  }
}

async function startDatabase() {
  const url = process.env.TEST_DATABASE_URL
  if (url) return { url, stop: async () => {} }
  const { startEmbeddedPostgres } = await import('../src/reference/embeddedPostgres.mjs')
  return startEmbeddedPostgres({ dataDir: folder, durable: false })
}

/** @param {string} url */
async function buildTemplates(url) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  for (const name of [TEMPLATE, PLAYED])
    await client.query(`drop database if exists ${name} with (force)`)
  await client.query(`create database ${TEMPLATE}`)

  const template = new URL(url)
  template.pathname = `/${TEMPLATE}`
  await runStep({
    title: 'Building the template database',
    takes: 'five seconds',
    command: process.execPath,
    args: [...PAYLOAD, 'migrate'],
    env: variables({
      EMBEDDED_DATABASE_URL: template.href,
      NODE_ENV: 'production',
      PAYLOAD_SECRET: 'template',
    }),
    signal: aborted.signal,
  })
  if (!(await isMigrated(template.href)))
    throw new Error('Building the template database failed: payload migrate did nothing.')

  await client.query(`create database ${PLAYED} template ${TEMPLATE}`)
  await client.end()
  template.pathname = `/${PLAYED}`
  await runStep({
    title: 'Playing the demo on a copy of it',
    takes: 'ten seconds',
    command: process.execPath,
    args: [...PAYLOAD, 'run', 'test/support/playDemo.ts'],
    env: variables({
      DATA_DIR: folder,
      EMBEDDED_DATABASE_URL: template.href,
      NODE_ENV: 'production',
      PAYLOAD_SECRET: 'a secret of the tests',
      SERVER_URL: 'http://localhost:3000',
    }),
    signal: aborted.signal,
  })
}

/** @param {string} url */
async function isMigrated(url) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query("select to_regclass('partner_program_state') as name")
  await client.end()
  return rows[0].name !== null
}

/**
 * Resolves to jest's exit code. It prints its report to stderr, and the JSON to stdout.
 *
 * @param {string} url
 * @returns {Promise<number>}
 */
function runJest(url) {
  aborted.signal.throwIfAborted()
  const args = [...JEST, '--json', `--outputFile=${report}`, ...process.argv.slice(2)]
  return new Promise((resolve, reject) => {
    const jest = spawn(process.execPath, args, {
      detached: true,
      env: variables({ TEST_DATABASE_URL: url }),
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    aborted.signal.addEventListener('abort', () => {
      if (jest.pid && jest.exitCode === null) process.kill(-jest.pid, 'SIGTERM')
    })
    jest.once('error', reject)
    jest.once('exit', (code) => resolve(code ?? 1))
  })
}

/**
 * The tests say themselves what the host is told: nothing of the developer's shell gets in.
 *
 * @param {Record<string, string>} more
 */
function variables(more) {
  const kept = Object.entries(process.env).filter(([name]) => !HOST_VARIABLES.test(name))
  return /** @type {NodeJS.ProcessEnv} */ ({ ...Object.fromEntries(kept), ...more })
}

/** A file that could not even be loaded counts as one failed test. */
function countTests() {
  if (!existsSync(report)) return { passed: 0, failed: 1 }
  const { numFailedTests, numPassedTests, numRuntimeErrorTestSuites } = JSON.parse(
    readFileSync(report, 'utf8'),
  )
  return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites }
}
