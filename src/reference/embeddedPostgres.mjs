import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  existsSync,
  lchownSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'

import pg from 'pg'

import { freePort } from './ports.mjs'
import { chooseGuise, postgresBinaries } from './postgresBinaries.mjs'
import {
  launchPostgres,
  portOf,
  postmasterOf,
  signalPostgres,
  stopPostgres,
  until,
} from './postgresProcess.mjs'

/**
 * @typedef {object} EmbeddedPostgres
 * @property {string} url
 * @property {boolean} reused whether it was found running, left behind by a killed process
 * @property {() => Promise<void>} stop resolves when the database's processes are gone
 */
/** @typedef {(sentence: string) => void} Log */
/** @typedef {import('./postgresBinaries.mjs').Guise} Guise */

const ANSWER_SECONDS = 30
const LOG_LIMIT = 10_000_000
const WATCH = 1000

/**
 * Starts the Postgres that npm brought along, on data of its own in `dataDir/postgres`.
 *
 * It listens on 127.0.0.1 only, with a password kept beside the data. Killed at any moment, it
 * comes back with every committed row; not so with `durable: false`, which is for tests. Where it
 * dies under a living process it is started again, and `onLost` hears when that fails.
 *
 * @param {{ dataDir: string, durable?: boolean, log?: Log, onLost?: (error: unknown) => void }} options
 * @returns {Promise<EmbeddedPostgres>}
 */
export const startEmbeddedPostgres = async ({
  dataDir,
  durable = true,
  log = () => {},
  onLost = () => {},
}) => {
  try {
    const folder = folderIn(dataDir)
    const reused = await isAnswering(folder)
    if (!reused) await launchIn(folder, { durable, log })

    const relaunch = () => {
      log('The database has died and is started again.')
      return launchIn(folder, { durable, log }).catch((error) =>
        onLost(inOneSentence(error, dataDir)),
      )
    }
    return { url: urlOf(folder), reused, stop: keepRunning(clusterIn(folder), relaunch) }
  } catch (error) {
    throw inOneSentence(error, dataDir)
  }
}

/**
 * The address of an embedded Postgres that is running and answers, for tools beside the server.
 *
 * @param {{ dataDir: string }} options
 */
export const runningEmbeddedPostgres = async ({ dataDir }) => {
  const folder = path.resolve(dataDir, 'postgres')
  return existsSync(clusterIn(folder)) && (await isAnswering(folder)) ? urlOf(folder) : undefined
}

/** Deletes the database in `dataDir`, after stopping it. @param {{ dataDir: string }} options */
export const deleteEmbeddedPostgres = async ({ dataDir }) => {
  const folder = path.resolve(dataDir, 'postgres')
  if (existsSync(clusterIn(folder))) await stopPostgres(clusterIn(realpathSync(folder)))
  rmSync(folder, { force: true, recursive: true })
}

/**
 * @param {string} folder
 * @param {{ durable: boolean, log: Log }} options
 */
const launchIn = async (folder, { durable, log }) => {
  const { initdb, postgres } = postgresBinaries()
  const { guise, major } = chooseGuise(postgres, folder, (each) => giveTo(each, folder))
  const cluster = clusterIn(folder)
  if (!existsSync(cluster)) {
    log('Creating the database.')
    createCluster({ durable, folder, guise, initdb })
  }
  refuseOtherMajor(cluster, major)
  trimLog(folder)
  await launchPostgres({
    cluster,
    command: [...guise.before, postgres, ...settingsOf(cluster, await portFor(folder), durable)],
    logFile: logFileIn(folder),
    spawnAs: guise.spawn,
  })
}

/**
 * Launches the database again whenever it has died, until the returned function is called.
 *
 * @param {string} cluster
 * @param {() => Promise<void>} relaunch
 */
const keepRunning = (cluster, relaunch) => {
  let relaunching = Promise.resolve()
  let isBusy = false
  const watch = setInterval(() => {
    if (isBusy || postmasterOf(cluster) !== undefined) return
    isBusy = true
    relaunching = relaunch().finally(() => (isBusy = false))
  }, WATCH)
  watch.unref()
  // Payload ends the process itself where a migration fails; the database must not outlive it.
  const leave = () => signalPostgres(cluster, 'SIGINT')
  process.once('exit', leave)

  return async () => {
    clearInterval(watch)
    process.removeListener('exit', leave)
    await relaunching
    await stopPostgres(cluster)
  }
}

/**
 * Made beside its place and moved there, so that a killed start leaves no half of it.
 *
 * @param {{ durable: boolean, folder: string, guise: Guise, initdb: string }} options
 */
const createCluster = ({ durable, folder, guise, initdb }) => {
  const draft = path.join(folder, 'cluster.new')
  const passwordFile = path.join(folder, 'password.new')
  const password = randomBytes(24).toString('base64url')
  rmSync(draft, { force: true, recursive: true })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  writeInstance(folder, { password, port: 0 })
  giveTo(guise, folder)

  const [command = '', ...words] = [
    ...guise.before,
    initdb,
    `--pgdata=${draft}`,
    `--username=${USER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    ...(durable ? [] : ['--no-sync']),
  ]
  const { error, status, stderr } = spawnSync(command, words, { ...guise.spawn, encoding: 'utf8' })
  rmSync(passwordFile, { force: true })
  if (error) throw error
  if (status !== 0) throw new Error(stderr)
  renameSync(draft, clusterIn(folder))
}

/**
 * @param {string} cluster
 * @param {number} port
 * @param {boolean} durable
 */
const settingsOf = (cluster, port, durable) => {
  const lax = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }
  const settings = {
    listen_addresses: '127.0.0.1',
    max_connections: '200',
    port: String(port),
    unix_socket_directories: '',
    ...(durable ? {} : lax),
  }
  return [
    '-D',
    cluster,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]
}

/**
 * Whether one is running in `folder` and lets us in; waits for one that is starting or stopping.
 *
 * @param {string} folder
 */
const isAnswering = async (folder) => {
  const cluster = clusterIn(folder)
  let answered = false
  const isSettled = await until(ANSWER_SECONDS, async () => {
    if (postmasterOf(cluster) === undefined) return true
    answered = await letsUsIn(folder)
    return answered
  })
  if (!isSettled)
    throw new Error(`A Postgres runs in ${cluster} but does not answer: stop it and start again.`)
  return answered
}

/** @param {string} folder */
const letsUsIn = async (folder) => {
  const client = new pg.Client({ connectionString: urlOf(folder), connectionTimeoutMillis: 2000 })
  try {
    await client.connect()
    const { rows } = await client.query('show data_directory')
    return rows[0].data_directory === clusterIn(folder)
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

/** The port of last time where it is still free. @param {string} folder */
const portFor = async (folder) => {
  const instance = readInstance(folder)
  const port = await freePort(instance.port)
  if (port !== instance.port) writeInstance(folder, { ...instance, port })
  return port
}

/** @param {string} folder */
const urlOf = (folder) => {
  const { password, port } = readInstance(folder)
  return `postgres://${USER}:${password}@127.0.0.1:${portOf(clusterIn(folder)) ?? port}/${USER}`
}

const USER = 'postgres'

/** @param {string} dataDir */
const folderIn = (dataDir) => {
  const folder = path.resolve(dataDir, 'postgres')
  mkdirSync(path.dirname(folder), { mode: 0o711, recursive: true })
  mkdirSync(folder, { mode: 0o700, recursive: true })
  return realpathSync(folder)
}

/** @param {string} folder */
const clusterIn = (folder) => path.join(folder, 'cluster')

/** @param {string} folder */
const logFileIn = (folder) => path.join(folder, 'log')

/** @param {string} folder */
const instanceFileIn = (folder) => path.join(folder, 'instance.json')

/** @param {string} folder @returns {{ password: string, port: number }} */
const readInstance = (folder) => {
  if (!existsSync(instanceFileIn(folder))) {
    throw new Error(
      `${folder} has lost its instance.json with the password: restore it, or run npm run reset.`,
    )
  }
  return JSON.parse(readFileSync(instanceFileIn(folder), 'utf8'))
}

/** @param {string} folder @param {{ password: string, port: number }} instance */
const writeInstance = (folder, instance) => {
  const draft = `${instanceFileIn(folder)}.new`
  writeFileSync(draft, JSON.stringify(instance), { mode: 0o600 })
  renameSync(draft, instanceFileIn(folder))
}

/** @param {string} cluster @param {number} major */
const refuseOtherMajor = (cluster, major) => {
  const madeBy = readFileSync(path.join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (madeBy === String(major)) return
  throw new Error(
    `The data in ${cluster} were made by Postgres ${madeBy} and this version brings Postgres ${major}: run npm run reset to begin anew, or go back to the version that made them.`,
  )
}

/** Only root can, and has to, give its files away. @param {Guise} guise @param {string} folder */
const giveTo = ({ uid }, folder) => {
  if (uid === undefined) return
  for (const entry of readdirSync(folder, { recursive: true })) {
    lchownSync(path.join(folder, String(entry)), uid, uid)
  }
  lchownSync(folder, uid, uid)
}

/** @param {string} folder */
const trimLog = (folder) => {
  const file = logFileIn(folder)
  if (existsSync(file) && statSync(file).size > LOG_LIMIT) truncateSync(file)
}

/**
 * @param {unknown} error
 * @param {string} dataDir
 */
const inOneSentence = (error, dataDir) => {
  const place = path.resolve(dataDir)
  const text = error instanceof Error ? error.message : String(error)
  if (/ENOSPC|No space left on device|EDQUOT/.test(text)) {
    return new Error(`The disk that holds ${place} is full: free some space and start again.`)
  }
  if (/EACCES|EPERM|EROFS|Permission denied|Read-only file system/.test(text)) {
    return new Error(
      `${place} cannot be written: give it to the user who runs this, or set DATA_DIR to another folder.`,
    )
  }
  const lines = text.trim().split('\n')
  return lines.length === 1
    ? new Error(text)
    : new Error(
        `The embedded Postgres did not start: ${lines.filter((line) => /FATAL|error/i.test(line)).at(-1) ?? lines.at(-1)}`,
      )
}
