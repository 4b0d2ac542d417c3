import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { startEmbeddedPostgres } from './embeddedPostgres.mjs'
import { PAYLOAD } from './payload.mjs'

/**
 * `npm run prove`: plants two tenants full of secrets on a database of its own, attacks each as the other, and says what came
 * through. Leaves with 1 where anything did. Nobody's data are touched: the database is new, and gone afterwards.
 */
process.chdir(path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..'))
const dataDir = mkdtempSync(path.join(tmpdir(), 'partner-prove-'))

/** @type {{ stop: () => Promise<void>, url: string } | undefined} */
let database
try {
  console.log('Starting a database of its own. The proof takes a few minutes.')
  database = await startEmbeddedPostgres({ dataDir, durable: false })
  // Nothing of the developer's shell gets in.
  const { HOME, PATH } = process.env
  const env = {
    ATTEMPTS_PER_HOUR: '1000000',
    DATA_DIR: dataDir,
    EMBEDDED_DATABASE_URL: database.url,
    HOME,
    INVITATIONS_PER_HOUR: '1000000',
    PATH,
    PAYLOAD_SECRET: 'of this proof alone',
    STAFF_EMAIL: 'nobody@example.org',
  }
  const run = (/** @type {string[]} */ args, /** @type {'production' | 'test'} */ mode) =>
    spawnSync(process.execPath, [...PAYLOAD, ...args], {
      env: /** @type {NodeJS.ProcessEnv} */ ({ ...env, NODE_ENV: mode }),
      stdio: ['ignore', args[0] === 'run' ? 'inherit' : 'ignore', 'inherit'],
    }).status ?? 1
  process.exitCode =
    run(['migrate'], 'production') || run(['run', 'src/reference/prove.ts'], 'test')
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await database?.stop()
  rmSync(dataDir, { force: true, recursive: true })
}
process.exit()
