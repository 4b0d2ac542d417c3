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

const benchHere = async (): Promise<object> => {
  const url = process.env.DATABASE_URL
  const database = url ? undefined : await startEmbeddedPostgres({ dataDir: folder })
  try {
    const { bench } = await import('./bench')
    const rounds = Number(values.rounds)
    return await bench({ quick: values.quick, rounds, url: url ?? database!.url })
  } finally {
    await database?.stop()
  }
}

const soakHere = async (): Promise<object> => {
  const { soak } = await import('./soak')
  return soak({ folder, minutes: Number(values.minutes) })
}

let result: object | undefined
try {
  result = positionals[0] === 'soak' ? await soakHere() : await benchHere()
  const machine = { cpus: cpus().length, model: cpus()[0]?.model, node: process.version }
  if (values.json)
    writeFileSync(values.json, `${JSON.stringify({ machine, ...result }, null, 2)}\n`)
} catch (error) {
  console.error(error)
} finally {
  rmSync(folder, { force: true, recursive: true })
}
process.exit(result ? 0 : 1)
