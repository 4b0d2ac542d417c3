import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const RIVALRY = 30

/**
 * Takes the data folder for this process; a folder that a living process holds is refused with a sentence.
 *
 * @param {{ dataDir: string, url: string }} options
 * @returns {Promise<() => void>} gives it back
 */
export const lockData = async ({ dataDir, url }) => {
  const file = path.join(dataDir, 'lock')
  const mine = JSON.stringify({ pid: process.pid, startedAt: startOf(process.pid), url })

  refuseIfHeld(file, dataDir)
  write(file, mine, dataDir)
  // Two that found the same dead lock both wrote theirs; the last one has it.
  await sleep(RIVALRY)
  refuseIfHeld(file, dataDir)
  return () => rmSync(file, { force: true })
}

/** @param {string} file @param {string} dataDir */
const refuseIfHeld = (file, dataDir) => {
  const holder = read(file)
  if (!holder || holder.pid === process.pid || startOf(holder.pid) !== holder.startedAt) return
  throw new Error(
    `The platform already runs on the data in ${dataDir}, at ${holder.url} (process ${holder.pid}): stop it, or set DATA_DIR to another folder.`,
  )
}

/** @param {string} file @returns {{ pid: number, startedAt: string, url: string } | undefined} */
const read = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/** @param {string} file @param {string} text @param {string} dataDir */
const write = (file, text, dataDir) => {
  try {
    mkdirSync(dataDir, { mode: 0o711, recursive: true })
    writeFileSync(file, text, { mode: 0o600 })
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error)
    throw new Error(
      code === 'ENOSPC'
        ? `The disk that holds ${dataDir} is full: free some space and start again.`
        : `${dataDir} cannot be written (${code}): give it to the user who runs this, or set DATA_DIR to another folder.`,
    )
  }
}

/**
 * Process numbers come again, above all in containers, so the time of the start belongs to the name.
 * Elsewhere than on Linux a living process has to do.
 *
 * @param {number} pid
 */
export const startOf = (pid) => {
  try {
    if (process.platform !== 'linux') return String(process.kill(pid, 0))
    const [state, ...fields] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return state === 'Z' ? undefined : fields[18]
  } catch {
    return undefined
  }
}
