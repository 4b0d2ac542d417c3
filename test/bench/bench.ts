import type { Payload } from 'payload'
import type { Client } from 'pg'

import { getPayload } from 'payload'
import pg from 'pg'

import type { Arm } from './arms'
import type { Person } from './data'
import type { Line } from './report'

import { seedDemo } from '../../src/reference/seed'
import { abandonClients } from '../support/clients'
import { measure } from './arms'
import { measureOpening } from './create'
import { fill, holderOf, memberOf, settle } from './data'
import { startBare, startPeer } from './peer'
import { linesOf, medianOf, tableOf } from './report'

type Options = { quick: boolean; rounds: number }

/** Measures every question at every size, prints the tables, and answers them as data. */
export const bench = async ({ url, ...options }: Options & { url: string }): Promise<object> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const program = await startProgram(url)
  const bare = await startBare(url)
  const peer = await startPeer(url)
  try {
    await seedDemo(program)
    return await measureAll(client, { bare, peer, program }, options)
  } finally {
    for (const payload of [program, bare, peer]) abandonClients(payload)
    await client.end()
  }
}

type Payloads = Record<'bare' | 'peer' | 'program', Payload>

const measureAll = async (
  client: Client,
  payloads: Payloads,
  { quick, rounds }: Options,
): Promise<object> => {
  const arms: Arm[] = [
    { isFor: () => true, key: 'bare', name: 'bare', payload: payloads.bare },
    { isFor: () => true, key: 'program', name: 'program', payload: payloads.program },
    { isFor: isForPeer, key: 'peer', name: 'peer', payload: payloads.peer },
  ]
  const lines: Line[] = []
  for (const workspaces of quick ? [1_000] : [1_000, 100_000]) {
    await fill(client, workspaces)
    const people = await peopleAt(client, workspaces)
    await settle(client)
    const here: Line[] = []
    for (const person of people)
      here.push(...linesOf(workspaces, person.label, await measure(client, arms, person, rounds)))
    console.log(`\n${workspaces} workspaces, ${workspaces * 2} projects\n\n${tableOf(here)}`)
    lines.push(...here)
  }
  return { lines, opening: await opening(client, payloads, rounds * 2) }
}

/** In production, so that it migrates by itself, and with no limit in the way. */
const startProgram = async (url: string): Promise<Payload> => {
  Object.assign(process.env, {
    EMBEDDED_DATABASE_URL: url,
    INVITATIONS_PER_HOUR: '100000',
    NODE_ENV: 'production',
    PAYLOAD_SECRET: 'of the bench',
  })
  delete process.env.DATABASE_URL
  const { default: config } = await import('../../payload.config')
  return getPayload({ config, key: 'program' })
}

type Labelled = Person & { label: string; reach: number }

const peopleAt = async (client: Client, workspaces: number): Promise<Labelled[]> => {
  const people: Labelled[] = []
  for (const reach of [1, 100, 1_000, 10_000, 50_000].filter((count) => count <= workspaces)) {
    const person = await memberOf(client, reach, workspaces)
    people.push({ ...person, label: `member of ${reach}`, reach })
  }
  for (const organisation of workspaces > 1_000 ? ([1, 2] as const) : ([1] as const))
    for (const role of ['owner', 'admin'] as const) {
      const person = await holderOf(client, role, organisation)
      people.push({ ...person, label: person.name, reach: organisation === 1 ? 1_000 : 50_000 })
    }
  return people
}

/** Above a thousand tenants the peer's lists of ids take seconds, and fail at last. */
const isForPeer = (person: Person): boolean => (person as Labelled).reach <= 1_000

const opening = async (client: Client, payloads: Payloads, rounds: number): Promise<object> => {
  const { floor, program } = await measureOpening(client, payloads, rounds)
  const [floorMs, programMs] = [medianOf(floor.ms), medianOf(program.ms)]
  const ratio = programMs / floorMs
  console.log(
    `\nOpening a client's workspace: ${programMs.toFixed(1)} ms in ${program.statements} statements; its rows by hand and one bare create: ${floorMs.toFixed(1)} ms; ratio ${ratio.toFixed(2)} (goal ≤ 2${ratio > 2 ? ' ✗' : ''})`,
  )
  return { floorMs, programMs, ratio, statements: program.statements }
}
