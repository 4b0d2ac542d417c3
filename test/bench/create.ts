import type { Payload } from 'payload'
import type { Client } from 'pg'

import { randomBytes, randomUUID } from 'node:crypto'

import type { Measured } from './arms'

import { countStatements } from '../support/statements'
import { timed } from './report'

type Row = Record<string, unknown> & { id: string }
type Rows = { row: Row; table: string }[]
type Place = { client: Client; organisation: string; user: object }

/**
 * Opening a client's workspace: by the program; and, as what it could cost at best, the same rows by hand in one
 * transaction plus one create of bare Payload.
 */
export const measureOpening = async (
  client: Client,
  { bare, program }: { bare: Payload; program: Payload },
  rounds: number,
): Promise<Record<'floor' | 'program', Measured>> => {
  const place = await placeOf(client, program)
  const open = () => opened(program, place)
  const example = await rowsOf(client, await open())
  const floor = async () => {
    await byHand(client, example)
    await bare.create({
      collection: 'workspaces',
      data: { name: 'Bare', organisation: place.organisation, usageContext: 'internal', visibility: 'open' }, // prettier-ignore
      depth: 0,
      overrideAccess: false,
      user: place.user,
    } as never)
  }
  const measured = {
    floor: { ms: [] as number[], statements: await countStatements(bare, floor) },
    program: { ms: [] as number[], statements: await countStatements(program, open) },
  }
  for (let round = 0; round < rounds; round++) {
    measured.program.ms.push(await timed(open))
    measured.floor.ms.push(await timed(floor))
  }
  return measured
}

const placeOf = async (client: Client, program: Payload): Promise<Place> => {
  const { docs } = await program.find({
    collection: 'users',
    depth: 0,
    overrideAccess: true,
    where: { email: { equals: 'olga@veldwerk.example' } },
  })
  const { rows } = await client.query<Row>(`select id from organisations where name = 'Veldwerk'`)
  return { client, organisation: rows[0]!.id, user: { ...docs[0], collection: 'users' } }
}

const opened = async (program: Payload, { organisation, user }: Place): Promise<string> => {
  const { id } = await program.create({
    collection: 'workspaces',
    data: {
      agreementAccepted: true,
      dataOwner: { email: `${randomUUID()}@client.example`, organisationName: 'A client' },
      name: 'A client’s',
      organisation,
      usageContext: 'external',
    },
    depth: 0,
    overrideAccess: false,
    user,
  } as never)
  return String(id)
}

/** What the transaction that made a workspace wrote, in the order in which foreign keys let it in. */
const rowsOf = async (client: Client, workspace: string): Promise<Rows> => {
  const { rows: tables } = await client.query<{ name: string }>(
    `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'id'
     and table_name not like 'payload%' order by table_name <> 'workspaces', table_name = 'agreement_acceptances'`,
  )
  const found: Rows = []
  for (const { name: table } of tables) {
    const { rows } = await client.query<{ row: Row }>(
      `select to_jsonb(t) as row from "${table}" t where xmin::text = (select xmin::text from workspaces where id = $1)`,
      [workspace],
    )
    found.push(...rows.map(({ row }) => ({ row, table })))
  }
  return found
}

const byHand = async (client: Client, example: Rows): Promise<void> => {
  const [workspace, ...others] = anew(example) as [Rows[0], ...Rows]
  const { agreement_acceptance_id, billing_account_id, ...plain } = workspace.row
  await client.query('begin')
  await insert(client, { ...workspace, row: plain as Row })
  for (const one of others) await insert(client, one)
  await client.query(
    'update workspaces set agreement_acceptance_id = $1, billing_account_id = $2 where id = $3',
    [agreement_acceptance_id, billing_account_id, workspace.row.id],
  )
  await client.query('commit')
}

const insert = async (client: Client, { row, table }: Rows[0]): Promise<void> => {
  const names = Object.keys(row).filter((name) => row[name] !== null)
  await client.query(
    `insert into "${table}" (${names.map((name) => `"${name}"`).join()}) values (${names.map((_, index) => `$${index + 1}`).join()})`,
    names.map((name) => row[name]),
  )
}

/** The same rows with ids, addresses, tokens and causes of their own. */
const anew = (example: Rows): Rows => {
  let text = JSON.stringify(example)
  for (const { row } of example) text = text.replaceAll(row.id as string, randomUUID())
  text = text.replaceAll(/[\w-]+@client\.example/g, `${randomUUID()}@client.example`)
  text = text.replaceAll(/"[0-9a-f]{64}"/g, () => `"${randomBytes(32).toString('hex')}"`)
  return JSON.parse(text) as Rows
}
