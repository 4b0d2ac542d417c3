import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { postgresAdapter } from '@payloadcms/db-postgres'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import { en } from '@payloadcms/translations/languages/en'
import { nl } from '@payloadcms/translations/languages/nl'
import { buildConfig } from 'payload'
import sharp from 'sharp'

import { readEnvironment } from './src/reference/environment.mjs'
import { migrations } from './src/reference/migrations/index'

const root = path.dirname(fileURLToPath(import.meta.url))
const environment = readEnvironment(process.env)

export default buildConfig({
  admin: {
    importMap: {
      baseDir: root,
      importMapFile: path.join(root, 'src/app/(payload)/admin/importMap.js'),
    },
    user: 'users',
  },
  collections: [
    {
      slug: 'users',
      admin: { useAsTitle: 'email' },
      auth: { verify: true },
      fields: [{ name: 'name', type: 'text', required: true }],
    },
  ],
  // Behind no fixed address the admin UI calls the origin it was loaded from, so that both
  // localhost and 127.0.0.1 work; which origins may use a cookie is said here.
  csrf: environment.origins,
  serverURL: environment.serverUrlGiven ? environment.serverUrl : '',
  db: postgresAdapter({
    idType: 'uuidv7',
    migrationDir: path.join(root, 'src/reference/migrations'),
    pool:
      environment.databaseUrl === undefined ? {} : { connectionString: environment.databaseUrl },
    prodMigrations: migrations,
    push: false,
  }),
  editor: lexicalEditor(),
  graphQL: { disablePlaygroundInProduction: true },
  i18n: { supportedLanguages: { en, nl } },
  localization: { defaultLocale: 'en', fallback: true, locales: ['en', 'nl'] },
  secret: environment.secret ?? '',
  sharp,
  telemetry: false,
  typescript: { declare: false, outputFile: path.join(root, 'src/payload-types.ts') },
})
