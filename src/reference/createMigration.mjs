import { spawnSync } from 'node:child_process'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { PAYLOAD } from './payload.mjs'

/** `npm run migrate:create -- name`: writes what has changed in the schema since the last migration. */
const folder = path.resolve('src/reference/migrations')

const { status } = spawnSync(
  process.execPath,
  [...PAYLOAD, 'migrate:create', ...process.argv.slice(2)],
  {
    env: { PAYLOAD_SECRET: 'unused', ...process.env },
    stdio: 'inherit',
  },
)

// Payload's template imports types as values, which fails at run time where modules are not rewritten.
for (const name of readdirSync(folder)) {
  if (!name.endsWith('.ts')) continue
  const file = path.join(folder, name)
  const written = readFileSync(file, 'utf8')
  const tidy = written.replace(
    'import { MigrateUpArgs, MigrateDownArgs, sql }',
    'import { type MigrateDownArgs, type MigrateUpArgs, sql }',
  )
  if (tidy !== written) writeFileSync(file, tidy)
}

process.exitCode = status ?? 1
