import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'

import type { Host } from '../support/host'

import { TABLES, TRIGGERS } from '../../src/db/migrations'
import { programOf } from '../../src/program'
import { startHost } from '../support/host'

/** What Payload's `migrate:create` asks of its adapter. */
type Drizzle = {
  migrationDir: string
  requireDrizzleKit: () => {
    generateDrizzleJson: (schema: unknown) => Promise<Snapshot>
    generateMigration: (before: Snapshot, after: Snapshot) => Promise<string[]>
  }
  schema: unknown
}
type Snapshot = {
  tables: Record<
    string,
    { checkConstraints: object; foreignKeys: object; indexes: object; name: string }
  >
}

let host: Host
let snapshot: Snapshot

beforeAll(async () => {
  host = await startHost()
  const { requireDrizzleKit, schema } = adapterOf(host)
  snapshot = await requireDrizzleKit().generateDrizzleJson(schema)
})

afterAll(() => host.stop())

test('the reference host has nothing left to migrate', async () => {
  const { migrationDir, requireDrizzleKit } = adapterOf(host)
  const newest = (await readdir(migrationDir))
    .filter((file) => file.endsWith('.json'))
    .sort()
    .at(-1)
  const migrated = JSON.parse(await readFile(path.join(migrationDir, newest!), 'utf8'))
  expect(await requireDrizzleKit().generateMigration(migrated, snapshot)).toEqual([])
})

test('every table, index, check and foreign key of the schema is in the migrated database', async () => {
  const declared = Object.values(snapshot.tables).flatMap((table) => [
    table.name,
    ...[table.indexes, table.checkConstraints, table.foreignKeys].flatMap((one) =>
      Object.keys(one),
    ),
  ])
  const present = await namesIn(`
    select relname as name from pg_class union select conname from pg_constraint`)
  expect(declared.filter((name) => !present.has(name.slice(0, 63)))).toEqual([])
})

test('every trigger and table that the start counts on is in the migrated database', async () => {
  const triggers = await namesIn('select tgname as name from pg_trigger where not tgisinternal')
  expect(triggers).toEqual(new Set(TRIGGERS(programOf(host.payload))))
  const tables = await namesIn(
    "select relname as name from pg_class where relkind = 'r' and relname like 'partner_program_%'",
  )
  expect([...tables].sort()).toEqual(TABLES)
})

const adapterOf = ({ payload }: Host): Drizzle => payload.db as unknown as Drizzle

const namesIn = async (query: string): Promise<Set<string>> => {
  const client = new pg.Client({ connectionString: host.database.url })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(query)
    return new Set(rows.map(({ name }) => name))
  } finally {
    await client.end()
  }
}
