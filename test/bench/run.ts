import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'

import { startEmbeddedPostgres } from '../../src/reference/embeddedPostgres.mjs'

/**
 * How fast the program's access is beside Payload without any rule and beside Payload's multi-tenant plugin, on the same
 * rows. `npm run bench -- [--quick] [--rounds 15] [--json file]`, or `npm run bench -- soak [--minutes 10]`.
 *
 * Without DATABASE_URL it starts a Postgres of its own, and throws it away. A given one must be empty.
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'string' },
    minutes: { default: '10', type: 'string' },
    quick: { default: false, type: 'boolean' },
    rounds: { default: '15', type: 'string' },
  },
})

const folder = mkdtempSync(path.join(tmpdir(), 'partner-bench-'))
const given = process.env.DATABASE_URL
const database = given
  ? { stop: () => Promise.resolve(), url: given }
  : await startEmbeddedPostgres({ dataDir: folder })

let result: object | undefined
try {
  if (positionals[0] === 'soak') {
    const { soak } = await import('./soak')
    result = await soak({ folder, minutes: Number(values.minutes), url: database.url })
  } else {
    const { bench } = await import('./bench')
    result = await bench({ quick: values.quick, rounds: Number(values.rounds), url: database.url })
  }
  const machine = { cpus: cpus().length, model: cpus()[0]?.model, node: process.version }
  if (values.json)
    writeFileSync(values.json, `${JSON.stringify({ machine, ...result }, null, 2)}\n`)
} catch (error) {
  console.error(error)
} finally {
  await database.stop()
  rmSync(folder, { force: true, recursive: true })
}
process.exit(result ? 0 : 1)
