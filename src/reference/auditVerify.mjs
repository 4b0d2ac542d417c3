import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { lockData } from './dataLock.mjs'
import { runningEmbeddedPostgres, startEmbeddedPostgres } from './embeddedPostgres.mjs'
import { readEnvironment } from './environment.mjs'
import { PAYLOAD } from './payload.mjs'

/**
 * `npm run audit:verify [-- seq:hash]`: proves the audit log of DATABASE_URL, or of the embedded database in DATA_DIR,
 * whether the platform runs or not. Leaves with 1 where it finds something.
 */
process.chdir(path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..'))
if (existsSync('.env')) process.loadEnvFile('.env')
// Nothing is read that a secret would open, and nobody is invited.
const variables = { PAYLOAD_SECRET: 'unused', STAFF_EMAIL: 'nobody@example.org', ...process.env }

/** @type {(() => unknown)[]} */
const undo = []

/** @param {import('./environment.mjs').Environment} environment */
const findDatabase = async ({ dataDir, databaseUrl, serverUrl }) => {
  if (databaseUrl !== undefined) return databaseUrl
  if (!existsSync(path.join(dataDir, 'postgres')))
    throw new Error(`There are no data in ${dataDir}: set DATA_DIR or DATABASE_URL.`)
  const running = await runningEmbeddedPostgres({ dataDir })
  if (running !== undefined) return running
  undo.push(await lockData({ dataDir, url: serverUrl }))
  const database = await startEmbeddedPostgres({ dataDir })
  undo.push(database.stop)
  return database.url
}

try {
  const [, , anchor = ''] = process.argv
  if (anchor !== '' && !/^\d{1,15}:[0-9a-f]{64}$/.test(anchor))
    throw new Error('Give the seal as it was printed: its number, a colon, its hash.')
  const environment = readEnvironment(variables)
  const url = await findDatabase(environment)
  const { status } = spawnSync(
    process.execPath,
    [...PAYLOAD, 'run', 'src/reference/auditVerify.ts'],
    {
      env: {
        ...variables,
        ...(environment.embedded && { EMBEDDED_DATABASE_URL: url }),
        AUDIT_ANCHOR: anchor,
        NODE_ENV: 'development', // In production Payload would migrate first.
      },
      stdio: 'inherit',
    },
  )
  process.exitCode = status ?? 1
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
for (const step of undo.reverse()) await step()
process.exit()
