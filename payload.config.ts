import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { postgresAdapter } from '@payloadcms/db-postgres'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import { en } from '@payloadcms/translations/languages/en'
import { nl } from '@payloadcms/translations/languages/nl'
import { buildConfig } from 'payload'
import { partnerProgram } from 'payload-partner-program'
import sharp from 'sharp'

import { conversations } from './src/reference/content/conversations'
import { media } from './src/reference/content/media'
import { projects } from './src/reference/content/projects'
import { reports } from './src/reference/content/reports'
import { readEnvironment } from './src/reference/environment.mjs'
import { migrations } from './src/reference/migrations/index'
import { smtp } from './src/reference/smtp'

const root = path.dirname(fileURLToPath(import.meta.url))
const environment = readEnvironment(process.env)

/** The reference host: a small research platform around the plugin. */
export default buildConfig({
  admin: {
    avatar: 'default',
    components: { afterLogin: ['payload-partner-program/rsc#SignUpLink'] },
    importMap: {
      baseDir: root,
      importMapFile: path.join(root, 'src/app/(payload)/admin/importMap.js'),
    },
    user: 'users',
  },
  collections: [
    {
      slug: 'users',
      admin: { group: { en: 'Platform', nl: 'Platform' }, useAsTitle: 'name' },
      auth: { verify: true },
      fields: [],
      labels: {
        plural: { en: 'Users', nl: 'Gebruikers' },
        singular: { en: 'User', nl: 'Gebruiker' },
      },
    },
    projects,
    conversations,
    reports,
    media(path.join(environment.dataDir, 'media')),
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
  ...(environment.smtpUrl && {
    email: smtp({ from: environment.mailFrom, url: environment.smtpUrl }),
  }),
  graphQL: { disablePlaygroundInProduction: true },
  i18n: { supportedLanguages: { en, nl } },
  localization: { defaultLocale: 'en', fallback: true, locales: ['en', 'nl'] },
  plugins: [
    partnerProgram({
      content: {
        projects: { capability: 'project' },
        conversations: { capability: 'conversation', parent: 'project' },
        reports: { capability: 'report', parent: 'project' },
        media: { capability: 'project', parent: 'project' },
      },
      firstUserIsStaff: false,
      limits: {
        attemptsPerHour: environment.attemptsPerHour,
        invitationsPerHour: environment.invitationsPerHour,
      },
      mail: { showLinks: environment.mailShowLinks },
      prepare: true,
      seller: {
        address: 'Keizersgracht 1\n1015 CN Amsterdam\nNetherlands',
        email: 'billing@platform.example',
        iban: 'NL91 ABNA 0417 1643 00',
        legalName: 'Reference Platform B.V.',
        vatId: 'NL001234567B01',
      },
      serverUrl: environment.serverUrl,
      testClock: environment.testClock,
      uploadDir: path.join(environment.dataDir, 'uploads'),
    }),
  ],
  secret: environment.secret ?? '',
  sharp,
  telemetry: false,
  typescript: { declare: false, outputFile: path.join(root, 'src/payload-types.ts') },
})
