import { randomBytes } from 'node:crypto'

import pg from 'pg'

/** The migrated database that `npm test` builds once and that every test file clones. */
const TEMPLATE = 'partner_template'

export type TestDatabase = { url: string; drop: () => Promise<void> }

/** Makes a database of its own for a test file; `drop` throws out whoever is still connected. */
export const createDatabase = async (
  kind: 'empty' | 'migrated' = 'migrated',
): Promise<TestDatabase> => {
  const name = `test_${randomBytes(8).toString('hex')}`
  await asAdministrator(
    `create database ${name}${kind === 'migrated' ? ` template ${TEMPLATE}` : ''}`,
  )
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
