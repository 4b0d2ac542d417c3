import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline/promises'
import { fileURLToPath } from 'node:url'

import { announcement } from './announcement.mjs'
import { buildWhenChanged } from './build.mjs'
import { lockData } from './dataLock.mjs'
import { readEnvironment } from './environment.mjs'
import { installWhenNeeded } from './install.mjs'
import { PAYLOAD } from './payload.mjs'
import { refuseTakenPort } from './ports.mjs'
import { shared } from './shared.mjs'
import { runStep } from './step.mjs'
import { stopSignal } from './stopSignal.mjs'

// What comes from node_modules is imported when it has been installed.

/** @typedef {import('./environment.mjs').Environment} Environment */
/** @typedef {{ environment: Environment, signal: AbortSignal, undo: (() => unknown)[] }} Run */

/** Serves the platform, or resets its data; every failure ends in one sentence. @param {string[]} flags */
export const main = async (flags) => {
  process.chdir(path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..'))
  const signal = stopSignal()
  /** @type {Run['undo']} */
  const undo = []
  let code = 0
  try {
    const run = { environment: environmentHere(), signal, undo }
    await (flags.includes('--reset') ? reset(run) : start(run, { dev: flags.includes('--dev') }))
  } catch (error) {
    code = signal.aborted ? 0 : 1
    if (!signal.aborted) console.error(error instanceof Error ? error.message : error)
  }
  for (const step of undo.reverse()) await step()
  // Pools and timers of libraries would keep the process.
  process.exit(code)
}

/** @param {Run} run @param {{ dev: boolean }} options */
const start = async ({ environment, signal, undo }, { dev }) => {
  if (environment.embedded) undo.push(await lock(environment))
  await refuseTakenPort(environment)
  await installWhenNeeded({ signal })
  if (!dev) await buildWhenChanged({ signal })

  Object.assign(process.env, {
    NEXT_TELEMETRY_DISABLED: '1',
    NODE_ENV: dev ? 'development' : 'production',
  })
  if (environment.embedded) undo.push(await startDatabase(environment))
  signal.throwIfAborted()
  if (dev) await migrate(signal)

  const { serve } = await import('./server.mjs')
  const server = await Promise.race([serve({ dev, environment }), abortOf(signal)])
  undo.push(server.stop)
  console.log(announcement({ dev, environment, notices: shared.notices }))
  await abortOf(signal)
}

/** In production Payload migrates by itself. @param {AbortSignal} signal */
const migrate = (signal) =>
  runStep({
    args: [...PAYLOAD, 'migrate'],
    command: process.execPath,
    env: { ...process.env, NODE_ENV: 'production' },
    signal,
    takes: 'ten seconds',
    title: 'Migrating',
  })

/** @param {Environment} environment */
const startDatabase = async ({ dataDir }) => {
  const { startEmbeddedPostgres } = await import('./embeddedPostgres.mjs')
  const database = await startEmbeddedPostgres({
    dataDir,
    log: console.log,
    onLost: (error) => {
      console.error(error instanceof Error ? error.message : error)
      process.kill(process.pid, 'SIGTERM')
    },
  })
  process.env.EMBEDDED_DATABASE_URL = database.url
  process.env.PAYLOAD_SECRET ||= keptSecret(dataDir)
  return database.stop
}

/** Made once, so that a restart signs nobody out. @param {string} dataDir */
const keptSecret = (dataDir) => {
  const file = path.join(dataDir, 'secret')
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 })
  return readFileSync(file, 'utf8')
}

/** @param {Run} run */
const reset = async ({ environment, signal, undo }) => {
  const { dataDir, embedded } = environment
  if (!embedded) throw new Error('Unset DATABASE_URL: only the embedded database can be reset.')
  if (!existsSync(dataDir)) return console.log(`There are no data in ${dataDir}.`)

  undo.push(await lock(environment))
  const question = `Delete the database in ${dataDir} with everything in it? [y/N] `
  if (!(await isYes(question, signal))) return console.log('Nothing was deleted.')

  await installWhenNeeded({ signal })
  const { deleteEmbeddedPostgres } = await import('./embeddedPostgres.mjs')
  await deleteEmbeddedPostgres({ dataDir })
  rmSync(path.join(dataDir, 'secret'), { force: true })
  console.log('Deleted: npm start begins anew.')
}

/** @param {string} question @param {AbortSignal} signal */
const isYes = async (question, signal) => {
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const unanswered = new Promise((resolve) => terminal.once('close', () => resolve('')))
  const answer = await Promise.race([terminal.question(question, { signal }), unanswered])
  terminal.close()
  return /^y(es)?$/i.test(String(answer).trim())
}

/** @param {Environment} environment */
const lock = ({ dataDir, serverUrl }) => lockData({ dataDir, url: serverUrl })

const environmentHere = () => {
  if (existsSync('.env')) process.loadEnvFile('.env')
  return readEnvironment(process.env)
}

/** @param {AbortSignal} signal @returns {Promise<never>} */
const abortOf = (signal) =>
  new Promise((_, reject) => {
    const abort = () => reject(signal.reason)
    if (signal.aborted) abort()
    else signal.addEventListener('abort', abort, { once: true })
  })
