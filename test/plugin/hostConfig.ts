import type { CollectionConfig, Config } from 'payload'

import { postgresAdapter } from '@payloadcms/db-postgres'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import pg from 'pg'

/** The config of a small host before the plugin sees it, with `changes`. */
export const hostConfig = (changes: Partial<Config> = {}): Config => ({
  collections: [users()],
  db: postgresAdapter({ idType: 'uuidv7', pool: {}, push: false }),
  editor: lexicalEditor(),
  logger: { options: { level: 'silent' } },
  secret: 'a secret of the tests',
  serverURL: 'https://platform.example',
  telemetry: false,
  typescript: { autoGenerate: false },
  ...changes,
})

/** A database for a host in this process, which may be dropped under its hands. */
export const databaseAt = (
  url: string,
  { Client, push = false }: { Client?: typeof pg.Client; push?: boolean } = {},
): Config['db'] =>
  postgresAdapter({
    idType: 'uuidv7',
    pg: { ...pg, Pool: PatientPool } as never, // Its own copy of the same types.
    pool: { connectionString: url, ...(Client && { Client }) } as never,
    push,
  })

class PatientPool extends pg.Pool {
  constructor(options?: pg.PoolConfig) {
    super(options)
    this.on('error', () => undefined)
    this.on('connect', (client) => client.on('error', () => undefined))
  }
}

export const users = (changes: Partial<CollectionConfig> = {}): CollectionConfig => ({
  slug: 'users',
  auth: { verify: true },
  fields: [],
  ...changes,
})

/** Content as a host has it before it is governed. */
export const surveys = (changes: Partial<CollectionConfig> = {}): CollectionConfig => ({
  slug: 'surveys',
  fields: [{ name: 'title', type: 'text' }],
  ...changes,
})

/** Rows for a kind of content that we do not know. */
export const SURVEY_ROWS = {
  'survey:create': ['all', 'all', '-', '-', '-', '-'],
  'survey:delete': ['all', '-', '-', '-', '-', '-'],
  'survey:read': ['all', 'all', 'all', '-', 'all', 'all'],
  'survey:update': ['all', 'all', 'all', '-', '-', '-'],
} as const
