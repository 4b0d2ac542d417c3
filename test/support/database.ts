import { randomBytes } from 'node:crypto'

import pg from 'pg'

/** The databases that `npm test` builds once and that test files clone: migrated, and with the demo played on it. */
const TEMPLATES = { empty: undefined, migrated: 'partner_template', played: 'partner_played' }
export type DatabaseKind = keyof typeof TEMPLATES

export type TestDatabase = { url: string; drop: () => Promise<void> }

/** Makes a database of its own for a test file; `drop` throws out whoever is still connected. */
export const createDatabase = (kind: DatabaseKind = 'migrated'): Promise<TestDatabase> =>
  create(TEMPLATES[kind])

/** A copy of a database, from which everybody is thrown out first. */
export const copyDatabase = async ({ url }: Pick<TestDatabase, 'url'>): Promise<TestDatabase> => {
  const name = new URL(url).pathname.slice(1)
  await asAdministrator(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
  )
  return create(name)
}

const create = async (template: string | undefined): Promise<TestDatabase> => {
  const name = `test_${randomBytes(8).toString('hex')}`
  await asAdministrator(`create database ${name}${template ? ` template ${template}` : ''}`)
  return {
    url: urlOf(name),
    drop: () => asAdministrator(`drop database if exists ${name} with (force)`),
  }
}

const administratorUrl = (): string => {
  const url = process.env.TEST_DATABASE_URL
  if (!url) throw new Error('Run npm test, which starts a database, or set TEST_DATABASE_URL.')
  return url
}

const urlOf = (name: string): string => {
  const url = new URL(administratorUrl())
  url.pathname = `/${name}`
  return url.href
}

const asAdministrator = async (statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: administratorUrl() })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
