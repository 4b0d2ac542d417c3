import { spawn } from 'node:child_process'
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  statSync,
} from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const STEP = 25
const LAUNCH_SECONDS = 120
const STOP_SECONDS = 15
const LEAVE_SECONDS = 10

/**
 * Launches a postmaster and resolves when it takes connections.
 *
 * It is a group of its own: Ctrl-C reaches us, and we stop it when its last client has left.
 *
 * @param {{ cluster: string, command: string[], logFile: string, spawnAs: { uid?: number, gid?: number } }} options
 */
export const launchPostgres = async ({ cluster, command, logFile, spawnAs }) => {
  await clearTheWay(cluster)
  const before = existsSync(logFile) ? statSync(logFile).size : 0
  const output = openSync(logFile, 'a', 0o600)
  const [program = '', ...words] = command
  const child = spawn(program, words, {
    ...spawnAs,
    detached: true,
    stdio: ['ignore', output, output],
  })
  closeSync(output)

  /** @type {unknown} */
  let ended
  child.once('error', (error) => (ended = error))
  child.once('exit', () => (ended ??= new Error(readFileSync(logFile, 'utf8').slice(before))))
  child.unref()

  await until(LAUNCH_SECONDS, () => ended !== undefined || statusOf(cluster) === 'ready')
  if (ended !== undefined) throw ended
}

/** Stops what runs in `cluster` and resolves when nothing does any more. @param {string} cluster */
export const stopPostgres = async (cluster) => {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGQUIT', 'SIGKILL'])) {
    const pid = postmasterOf(cluster)
    if (pid === undefined) break
    signalPostgres(cluster, signal)
    if (await until(STOP_SECONDS, () => postmasterOf(cluster) !== pid)) break
  }
  await until(LEAVE_SECONDS, () => processesIn(cluster).length === 0)
}

/** @param {string} cluster @param {NodeJS.Signals} signal */
export const signalPostgres = (cluster, signal) => {
  const pid = postmasterOf(cluster)
  if (pid === undefined) return
  try {
    process.kill(pid, signal)
  } catch {
    // It has gone in the meantime.
  }
}

/** The process id of the postmaster that really runs in `cluster`. @param {string} cluster */
export const postmasterOf = (cluster) => {
  const pid = Number(lockLines(cluster)[0])
  if (!(pid > 0)) return undefined
  const isOurs = process.platform === 'linux' ? currentFolderOf(pid) === cluster : isAlive(pid)
  return isOurs ? pid : undefined
}

/** The port on which the postmaster of `cluster` says it listens. @param {string} cluster */
export const portOf = (cluster) => Number(lockLines(cluster)[3]) || undefined

/**
 * Resolves to whether `condition` came true in time.
 *
 * @param {number} seconds
 * @param {() => boolean | Promise<boolean>} condition
 */
export const until = async (seconds, condition) => {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await sleep(STEP)) {
    if (await condition()) return true
  }
  return condition()
}

/** The lines of postmaster.pid: process, data, start, port, sockets, address, memory, status. @param {string} cluster */
const lockLines = (cluster) => {
  const file = path.join(cluster, 'postmaster.pid')
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
}

/** @param {string} cluster */
const statusOf = (cluster) => lockLines(cluster)[7]?.trim()

/**
 * Postgres works with its data as the current folder, so this finds the servers of a killed
 * postmaster too, and neither zombies nor a stranger that was given its old number.
 *
 * @param {string} cluster
 */
const processesIn = (cluster) => {
  if (process.platform !== 'linux') {
    const pid = Number(lockLines(cluster)[0])
    return pid > 0 && isAlive(pid) ? [pid] : []
  }
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && currentFolderOf(pid) === cluster)
}

/** @param {number} pid */
const currentFolderOf = (pid) => {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined
  }
}

/**
 * The servers of a killed postmaster leave by themselves; its lock is removed only when they have,
 * because Postgres would otherwise take any process with the old number for it.
 *
 * @param {string} cluster
 */
const clearTheWay = async (cluster) => {
  const isEmpty = await until(LEAVE_SECONDS, () => processesIn(cluster).length === 0)
  if (!isEmpty) throw new Error(`Another Postgres is using ${cluster}: stop it first.`)
  rmSync(path.join(cluster, 'postmaster.pid'), { force: true })
}

/** @param {number} pid */
const isAlive = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}
