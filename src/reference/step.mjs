import { spawn } from 'node:child_process'

const QUIET_SECONDS = 10
const GRACE = 2000
const CLEAR_LINE = '\r\u001b[K'
const TAIL = 4000

/**
 * Runs a command that takes a while, showing that it is alive.
 *
 * Throws with the end of its output when it fails. An aborted `signal` ends it and its children.
 *
 * @param {{ title: string, takes: string, command: string, args: string[], env?: NodeJS.ProcessEnv, signal: AbortSignal }} options
 * @returns {Promise<void>}
 */
export const runStep = async ({ title, takes, command, args, env = process.env, signal }) => {
  signal.throwIfAborted()
  const progress = showProgress(title, takes)
  // A group of its own, so that the children of npm and of the build end with it.
  const child = spawn(command, args, { detached: true, env, stdio: ['ignore', 'pipe', 'pipe'] })
  /** @type {NodeJS.Timeout | undefined} */
  let impatience
  const end = () => {
    signalGroup(child.pid, 'SIGTERM')
    // npm would rather undo its work first, which takes longer than anyone waits.
    impatience = setTimeout(() => signalGroup(child.pid, 'SIGKILL'), GRACE)
  }
  signal.addEventListener('abort', end)

  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => (output = (output + text).slice(-TAIL)))
  }
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  }).finally(() => {
    progress.end(signal.aborted ? 'stopped' : 'done')
    signal.removeEventListener('abort', end)
    clearTimeout(impatience)
  })

  signal.throwIfAborted()
  if (code !== 0) throw failureOf(title, output)
}

/** @param {string} title @param {string} takes */
const showProgress = (title, takes) => {
  const { isTTY } = process.stdout
  const start = Date.now()
  const seconds = () => Math.round((Date.now() - start) / 1000)
  const line = () =>
    process.stdout.write(
      isTTY ? `\r${title} (about ${takes}) … ${seconds()} s` : `${title} … ${seconds()} s\n`,
    )

  process.stdout.write(`${title} (about ${takes})${isTTY ? '' : '.\n'}`)
  const timer = setInterval(line, isTTY ? 1000 : QUIET_SECONDS * 1000)
  return {
    /** @param {string} how */
    end: (how) => {
      clearInterval(timer)
      process.stdout.write(`${isTTY ? CLEAR_LINE : ''}${title}: ${how} after ${seconds()} s.\n`)
    },
  }
}

/** @param {number | undefined} pid @param {NodeJS.Signals} signal */
const signalGroup = (pid, signal) => {
  if (pid === undefined) return
  try {
    process.kill(-pid, signal)
  } catch {
    // It has ended in the meantime.
  }
}

/** @param {string} title @param {string} output */
const failureOf = (title, output) =>
  /ENOSPC|No space left on device/.test(output)
    ? new Error(`${title} failed because the disk is full: free some space and start again.`)
    : new Error(`${title} failed: correct what its output says and start again.\n${output.trim()}`)
