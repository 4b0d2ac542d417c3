import type { Client as Postgres } from 'pg'

import type { Client, Server } from './client'
import type { Person } from './data'

import { countStatements } from '../support/statements'
import { clientOf } from './client'
import { timed } from './report'

/** One way of asking: a Payload, and for whom it is asked. */
export type Arm = Server & { isFor: (person: Person) => boolean; name: string }

/** What a person holds, for questions that need an example: one round, one example, the same for every arm. */
type Example = { project: string; workspace: string }
type Ask = (client: Client, example: Example) => Promise<unknown>

export const QUESTIONS: Record<string, Ask> = {
  'list projects': (client) => client('GET', 'projects?depth=0&limit=10'),
  'read a project': (client, { project }) => client('GET', `projects/${project}?depth=0`),
  'count projects': (client) => client('GET', 'projects/count'),
  'list workspaces': (client) => client('GET', 'workspaces?depth=0&limit=10'),
  'change a project': (client, { project }) =>
    client('PATCH', `projects/${project}?depth=0`, { description: 'Changed' }),
  'create a project': (client, { workspace }) =>
    client('POST', 'projects?depth=0', { name: MADE, workspace }),
}

const MADE = 'Made by the bench'

export type Measured = { ms: number[]; statements: number }

/**
 * Asks every arm in turn, round by round, so that what else the machine does meets all alike. A refusal or an error
 * of any arm ends the bench: nothing may fail at any size.
 */
export const measure = async (
  postgres: Postgres,
  arms: Arm[],
  person: Person,
  rounds: number,
): Promise<Record<string, Record<string, Measured>>> => {
  const examples = await examplesOf(postgres, person, rounds)
  const present: (Arm & { client: Client })[] = []
  // One after the other: each rewrites the person's list of sessions.
  for (const arm of arms.filter((one) => one.isFor(person)))
    present.push({ ...arm, client: await clientOf(arm, person) })
  const results: Record<string, Record<string, Measured>> = {}
  for (const [question, ask] of Object.entries(QUESTIONS)) {
    const ofArms: Record<string, Measured> = {}
    for (const { client, name, payload } of present) {
      await ask(client, examples[0]!) // What is remembered from then on is not asked for again.
      const statements = await countStatements(payload, () => ask(client, examples[0]!))
      ofArms[name] = { ms: [], statements }
    }
    for (let round = 0; round < rounds; round++)
      for (let turn = 0; turn < present.length; turn++) {
        const { client, name } = present[(round + turn) % present.length]!
        ofArms[name]!.ms.push(await timed(() => ask(client, examples[round]!)))
      }
    results[question] = ofArms
    if (question.startsWith('create'))
      await postgres.query('delete from projects where name = $1', [MADE])
  }
  return results
}

const examplesOf = async (
  postgres: Postgres,
  person: Person,
  rounds: number,
): Promise<Example[]> => {
  const { rows } = await postgres.query<Example>(
    `select p.id as project, p.workspace_id as workspace from users_tenants t join projects p on p.workspace_id = t.tenant_id
     where t._parent_id = $1 order by md5(p.id::text) limit $2`,
    [person.id, rounds],
  )
  return Array.from({ length: rounds }, (_, round) => rows[round % rows.length]!)
}
