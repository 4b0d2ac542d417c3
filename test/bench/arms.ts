import type { Payload } from 'payload'
import type { Client } from 'pg'

import type { Person } from './data'

import { countStatements } from '../support/statements'
import { timed } from './report'

/** One way of asking: a Payload, and the person as its sign-in would load him. */
export type Arm = { isFor: (person: Person) => boolean; name: string; payload: Payload }

/** What a person holds, for questions that need an example: one round, one example, the same for every arm. */
type Example = { project: string; workspace: string }
type Ask = (payload: Payload, user: object, example: Example) => Promise<unknown>

const asPerson = (user: object) => ({ depth: 0, overrideAccess: false, user }) as never as object

export const QUESTIONS: Record<string, Ask> = {
  'list projects': (payload, user) =>
    payload.find({ collection: 'projects', limit: 10, ...asPerson(user) }),
  'read a project': (payload, user, { project }) =>
    payload.findByID({ collection: 'projects', id: project, ...asPerson(user) }),
  'count projects': (payload, user) => payload.count({ collection: 'projects', ...asPerson(user) }),
  'list workspaces': (payload, user) =>
    payload.find({ collection: 'workspaces', limit: 10, ...asPerson(user) }),
  'change a project': (payload, user, { project }) =>
    payload.update({
      collection: 'projects',
      data: { description: 'Changed' },
      id: project,
      ...asPerson(user),
    }),
  'create a project': (payload, user, { workspace }) =>
    payload.create({
      collection: 'projects',
      data: { name: MADE, workspace },
      ...asPerson(user),
    }),
}

const MADE = 'Made by the bench'

export type Measured = { ms: number[]; statements: number }

/**
 * Asks every arm in turn, round by round, so that what else the machine does meets all alike. A refusal or an error
 * of any arm ends the bench: nothing may fail at any size.
 */
export const measure = async (
  client: Client,
  arms: Arm[],
  person: Person,
  rounds: number,
): Promise<Record<string, Record<string, Measured>>> => {
  const examples = await examplesOf(client, person, rounds)
  const present = await Promise.all(
    arms
      .filter((arm) => arm.isFor(person))
      .map(async (arm) => ({ ...arm, user: await signedIn(arm.payload, person) })),
  )
  const results: Record<string, Record<string, Measured>> = {}
  for (const [question, ask] of Object.entries(QUESTIONS)) {
    const ofArms: Record<string, Measured> = {}
    for (const { name, payload, user } of present) {
      const statements = await countStatements(payload, () => ask(payload, user, examples[0]!))
      ofArms[name] = { ms: [], statements }
    }
    for (let round = 0; round < rounds; round++)
      for (let turn = 0; turn < present.length; turn++) {
        const { name, payload, user } = present[(round + turn) % present.length]!
        ofArms[name]!.ms.push(await timed(() => ask(payload, user, examples[round]!)))
      }
    results[question] = ofArms
    if (question.startsWith('create'))
      await client.query('delete from projects where name = $1', [MADE])
  }
  return results
}

const signedIn = async (payload: Payload, { id }: Person): Promise<object> => ({
  ...(await payload.findByID({ collection: 'users', depth: 0, id, overrideAccess: true })),
  collection: 'users',
})

const examplesOf = async (client: Client, person: Person, rounds: number): Promise<Example[]> => {
  const { rows } = await client.query<Example>(
    `select p.id as project, p.workspace_id as workspace from users_tenants t join projects p on p.workspace_id = t.tenant_id
     where t._parent_id = $1 order by md5(p.id::text) limit $2`,
    [person.id, rounds],
  )
  return Array.from({ length: rounds }, (_, round) => rows[round % rows.length]!)
}
