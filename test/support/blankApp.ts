import { transformFile } from '@swc/core'
import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

import type { TestDatabase } from './database'

import { createDatabase } from './database'

const execute = promisify(execFile)

type Failure = Error & { code: number; signal: null | string; stdout: string }
type Options = { cwd: string; env?: NodeJS.ProcessEnv }

/** Compilers say on stdout what is wrong. */
const run = async (command: string, args: string[], options: Options): Promise<string> => {
  try {
    const { stdout } = await execute(command, args, options)
    return stdout
  } catch (error) {
    const { code, message, signal, stdout } = error as Failure
    throw new Error(`${message} (${signal ?? code})\n${stdout}`, { cause: error })
  }
}

const ROOT = process.cwd()

/** A host that is not this repository: a Payload app with users and nothing else, which has our package from its tarball. */
export type BlankApp = {
  database: TestDatabase
  folder: string
  /** The names of its migrations. */
  migrations: () => Promise<string[]>
  /** Writes down what has changed in the schema, if anything, and answers the name of the new migration. */
  createMigration: (name: string) => Promise<string | undefined>
  migrate: () => Promise<void>
  /** Plays the story in a process of the app; answers its ending. */
  play: () => Promise<Record<string, unknown>>
  remove: () => Promise<void>
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

const MAIN = `
import { getPayload } from 'payload'
import config from './payload.config.js'
import { playStory } from './story.js'

const payload = await getPayload({ config })
const ending = await playStory(payload)
console.log(JSON.stringify({ ...ending, from: import.meta.resolve('payload-partner-program') }))
process.exit(0)
`

const COMPILER = {
  include: ['*.ts'],
  compilerOptions: {
    lib: ['DOM', 'DOM.Iterable', 'ES2022'],
    module: 'NodeNext',
    skipLibCheck: true,
    strict: true,
    target: 'ES2022',
    types: ['node'],
  },
}

/**
 * Packs this package, installs it into a new app, and compiles the app against its declarations, with `more` sources.
 * Nothing is downloaded: what the package depends on is linked from this checkout.
 */
export const createBlankApp = async (more: Record<string, string> = {}): Promise<BlankApp> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'blank-app-'))
  try {
    await install(folder)
    await mkdir(path.join(folder, 'migrations'))
    await cp('test/support/story.ts', path.join(folder, 'story.ts'))
    const sources = { 'main.ts': MAIN, 'payload.config.ts': CONFIG, ...more }
    for (const [name, source] of Object.entries(sources))
      await writeFile(path.join(folder, name), source)
    await writeJson(path.join(folder, 'tsconfig.json'), COMPILER)
    await run(process.execPath, [path.join(ROOT, 'node_modules/typescript/bin/tsc')], {
      cwd: folder,
    })
    return appIn(folder, await createDatabase('empty'))
  } catch (error) {
    await rm(folder, { force: true, recursive: true })
    throw error
  }
}

const install = async (folder: string): Promise<void> => {
  await run('npm', ['pack', '--pack-destination', folder], { cwd: ROOT })
  const { dependencies, name, peerDependencies, version } = JSON.parse(
    await readFile('package.json', 'utf8'),
  )
  const linked = Object.keys({ ...dependencies, ...peerDependencies, '@types/node': '' })
  const links = linked.map((one) => [one, `file:${path.join(ROOT, 'node_modules', one)}`])
  await writeJson(path.join(folder, 'package.json'), {
    dependencies: { ...Object.fromEntries(links), [name]: `file:${name}-${version}.tgz` },
    private: true,
    type: 'module',
  })
  await run('npm', ['install', '--offline', '--ignore-scripts'], { cwd: folder })
}

const appIn = (folder: string, database: TestDatabase): BlankApp => {
  const folderOfMigrations = path.join(folder, 'migrations')
  const node = (...args: string[]): Promise<string> =>
    run(process.execPath, ['--conditions=production', ...args], {
      cwd: folder,
      env: {
        ...process.env,
        DATABASE_URL: database.url,
        NODE_ENV: 'production',
        PAYLOAD_CONFIG_PATH: 'payload.config.js',
      },
    })
  const payload = (...args: string[]) =>
    node(path.join(ROOT, 'node_modules/payload/bin.js'), '--disable-transpile', ...args)
  const migrations = async () =>
    (await readdir(folderOfMigrations))
      .filter((file) => /\.[jt]s$/.test(file) && !file.startsWith('index.'))
      .map((file) => path.parse(file).name)
      .sort()

  return {
    createMigration: async (name) => {
      const before = await migrations()
      await payload('migrate:create', name, '--skip-empty')
      const created = (await migrations()).find((one) => !before.includes(one))
      if (created) await compile(path.join(folderOfMigrations, created))
      return created
    },
    database,
    folder,
    migrate: async () => {
      await payload('migrate')
    },
    migrations,
    play: async () => JSON.parse((await node('main.js')).trim().split('\n').at(-1)!),
    remove: async () => {
      await database.drop()
      await rm(folder, { force: true, recursive: true })
    },
  }
}

const compile = async (name: string): Promise<void> => {
  const { code } = await transformFile(`${name}.ts`, {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'es6' },
  })
  await writeFile(`${name}.js`, code)
  await rm(`${name}.ts`)
}

const writeJson = (file: string, value: object): Promise<void> =>
  writeFile(file, JSON.stringify(value, null, 2))
