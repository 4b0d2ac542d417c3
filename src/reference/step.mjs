import { spawn } from 'node:child_process'

const QUIET_SECONDS = 10
const TAIL = 4000

/**
 * Runs a command that takes a while, showing that it is alive.
 *
 * Throws with the end of its output when it fails. An aborted `signal` ends it and its children.
 *
 * @param {{ title: string, command: string, args: string[], env?: NodeJS.ProcessEnv, signal: AbortSignal }} options
 * @returns {Promise<void>}
 */
export const runStep = async ({ title, command, args, env = process.env, signal }) => {
  signal.throwIfAborted()
  const progress = showProgress(title)
  // A group of its own, so that the children of npm and of the build end with it.
  const child = spawn(command, args, { detached: true, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const end = () => endGroup(child.pid)
  signal.addEventListener('abort', end)

  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => (output = (output + text).slice(-TAIL)))
  }
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  }).finally(() => {
    progress.end()
    signal.removeEventListener('abort', end)
  })

  signal.throwIfAborted()
  if (code !== 0) throw failureOf(title, output)
}

/** @param {string} title */
const showProgress = (title) => {
  const { isTTY } = process.stdout
  const start = Date.now()
  const seconds = () => Math.round((Date.now() - start) / 1000)
  const line = () =>
    process.stdout.write(isTTY ? `\r${title} … ${seconds()} s` : `${title} … ${seconds()} s\n`)

  process.stdout.write(isTTY ? title : `${title}.\n`)
  const timer = setInterval(line, isTTY ? 1000 : QUIET_SECONDS * 1000)
  return {
    end: () => {
      clearInterval(timer)
      process.stdout.write(
        isTTY ? `\r${title}: ${seconds()} s.\n` : `${title}: done after ${seconds()} s.\n`,
      )
    },
  }
}

/** @param {number | undefined} pid */
const endGroup = (pid) => {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGTERM')
  } catch {
    // It has ended in the meantime.
  }
}

/** @param {string} title @param {string} output */
const failureOf = (title, output) =>
  /ENOSPC|No space left on device/.test(output)
    ? new Error(`${title} failed because the disk is full: free some space and start again.`)
    : new Error(`${title} failed: correct what its output says and start again.\n${output.trim()}`)
