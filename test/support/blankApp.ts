import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

import type { TestDatabase } from './database'

import { createDatabase } from './database'

const run = promisify(execFile)
const ROOT = process.cwd()

/** A host that is not this repository: an empty Payload app which has our package from its tarball. */
export type BlankApp = {
  database: TestDatabase
  folder: string
  migrations: () => Promise<string[]>
  /** Payload's command line in the app; answers what it printed. */
  payload: (...args: string[]) => Promise<string>
  remove: () => Promise<void>
  typecheck: () => Promise<string>
}

const CONFIG = `
import { postgresAdapter } from '@payloadcms/db-postgres'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import path from 'node:path'
import { buildConfig } from 'payload'
import { partnerProgram } from 'payload-partner-program'

export default buildConfig({
  collections: [{ slug: 'users', auth: { verify: true }, fields: [] }],
  db: postgresAdapter({
    idType: 'uuidv7',
    migrationDir: path.resolve('migrations'),
    pool: { connectionString: process.env.DATABASE_URL! },
    push: false,
  }),
  editor: lexicalEditor(),
  plugins: [partnerProgram()],
  secret: 'a secret of the blank app',
  serverURL: 'https://blank.example',
  telemetry: false,
  typescript: { autoGenerate: false },
})
`

const SCRIPT = `
import { getPayload } from 'payload'
import config from './payload.config.js'
import { playStory } from './story.js'

const payload = await getPayload({ config })
console.log(JSON.stringify({ from: import.meta.resolve('payload-partner-program'), ...(await playStory(payload)) }))
process.exit(0)
`

const TSCONFIG = {
  compilerOptions: {
    lib: ['DOM', 'DOM.Iterable', 'ES2022'],
    module: 'NodeNext',
    noEmit: true,
    skipLibCheck: true,
    strict: true,
    target: 'ES2022',
    types: ['node'],
  },
  include: ['*.ts', 'migrations/*.ts'],
}

/** Packs this package and installs it into a new app, offline: what it depends on is linked from this checkout. */
export const createBlankApp = async (): Promise<BlankApp> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'blank-app-'))
  await run('npm', ['pack', '--pack-destination', folder], { cwd: ROOT })
  const { dependencies, name, peerDependencies, version } = JSON.parse(
    await readFile('package.json', 'utf8'),
  )
  const linked = [...Object.keys({ ...dependencies, ...peerDependencies }), '@types/node']
  await writeJson(path.join(folder, 'package.json'), {
    dependencies: {
      ...Object.fromEntries(
        linked.map((one) => [one, `file:${path.join(ROOT, 'node_modules', one)}`]),
      ),
      [name]: `file:${name}-${version}.tgz`,
    },
    private: true,
    type: 'module',
  })
  await run('npm', ['install', '--offline', '--ignore-scripts'], { cwd: folder })
  await mkdir(path.join(folder, 'migrations'))
  await writeJson(path.join(folder, 'tsconfig.json'), TSCONFIG)
  await writeFile(path.join(folder, 'payload.config.ts'), CONFIG)
  await writeFile(path.join(folder, 'main.ts'), SCRIPT)
  await cp('test/support/story.ts', path.join(folder, 'story.ts'))

  const database = await createDatabase('empty')
  const env = { ...process.env, DATABASE_URL: database.url, NODE_ENV: 'production' }
  const node = async (script: string, ...args: string[]): Promise<string> => {
    const { stdout } = await run(
      process.execPath,
      [path.join(ROOT, 'node_modules', script), ...args],
      { cwd: folder, env },
    )
    return stdout
  }
  return {
    database,
    folder,
    migrations: () => readdir(path.join(folder, 'migrations')),
    payload: (...args) => node('payload/bin.js', ...args),
    remove: async () => {
      await database.drop()
      await rm(folder, { force: true, recursive: true })
    },
    typecheck: () => node('typescript/bin/tsc'),
  }
}

const writeJson = (file: string, value: object): Promise<void> =>
  writeFile(file, JSON.stringify(value, null, 2))
