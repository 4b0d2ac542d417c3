import pg from 'pg'

/** Every row of every table, so that a test can say that nothing has changed. Times of change alone do not count. */
export type Snapshot = Record<string, string>

/** Every attempt is counted, also one that is refused (SPEC 5.6). */
const COUNTS = 'partner_program_attempts'

export class Database {
  readonly #client: pg.Client
  #tables: string[] = []

  constructor(url: string) {
    this.#client = new pg.Client({ connectionString: url })
    this.#client.on('error', () => undefined) // Dropped while we are connected.
  }

  async open(): Promise<this> {
    await this.#client.connect()
    const { rows } = await this.#client.query(
      `select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    )
    this.#tables = rows.map(({ table_name }) => table_name)
    return this
  }

  async take(): Promise<Snapshot> {
    const parts = this.#tables.map(
      (table) =>
        `select '${table}' as name, (select coalesce(md5(string_agg(md5((to_jsonb(t) - 'updated_at')::text), '' order by md5((to_jsonb(t) - 'updated_at')::text))), '') from "${table}" t) as hash`,
    )
    const { rows } = await this.#client.query(parts.join(' union all '))
    return Object.fromEntries(rows.map(({ hash, name }) => [name, hash]))
  }

  /** The tables that differ from a snapshot. */
  async changedSince(before: Snapshot): Promise<string[]> {
    const after = await this.take()
    return this.#tables.filter((table) => table !== COUNTS && before[table] !== after[table])
  }

  close(): Promise<void> {
    return this.#client.end()
  }
}
