import { expect, test } from '@jest/globals'
import pg from 'pg'

import { createDatabase } from '../support/database'

test('10.2 every test file gets a migrated database of its own, and gives it back', async () => {
  const { drop, url } = await createDatabase()
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query('select count(*)::int as count from payload_migrations')
  await client.end()
  await drop()

  expect(rows[0].count).toBeGreaterThan(0)
  await expect(new pg.Client({ connectionString: url }).connect()).rejects.toThrow('does not exist')
})
