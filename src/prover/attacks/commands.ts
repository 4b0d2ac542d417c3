import type { Command } from '../../commands/command.js'
import type { Aim, Lab, Told } from '../lab.js'
import type { Person } from '../types.js'

import { runCommand } from '../../commands/command.js'
import { REST_COMMANDS } from '../../commands/index.js'
import { toldBy } from '../lab.js'
import { newMark, UNKNOWN } from '../marks.js'

/** Every command of the program with the ids of what one does not see, and with ids of nothing: the answers are alike. */
export const attackByCommand = async (lab: Lab): Promise<void> => {
  for (const by of lab.people(true))
    for (const command of REST_COMMANDS) {
      // Staff and editors do by commands what they are there for.
      if (by.platform && command.kind === 'mutation') continue
      if (!OPEN.has(command.name)) await order(lab, by, command)
    }
}

/** Left out: a workspace's brand, which is shown where one signs in, and the clock, which would move for everybody. */
const OPEN = new Set(['setClock', 'workspaceBrand'])

const order = async (lab: Lab, by: Person, command: Command): Promise<void> => {
  const { program, scene } = lab.stage
  const slug = command.on ? program.slugs[command.on] : 'commands'
  const aim: Aim = { attack: 'command', by, collection: slug }
  const subjects = command.on ? lab.unseenPlaces(by, slug) : [{ id: scene.places.A.client }]
  const isAboutSomething = Object.keys(command.input.shape).some(
    (key) => key in RELATED || key === 'id',
  )
  const ways = [
    { send: (input: Input) => overRest(lab, aim, slug, command, input), surface: 'REST' as const },
    {
      send: (input: Input) =>
        lab.local(aim, `${command.name} ${JSON.stringify(input)}`, (req) =>
          runCommand(command, req, input),
        ),
      surface: 'Local' as const,
    },
  ]
  for (const { send, surface } of ways) {
    const missing = await send(inputOf(lab, command, UNKNOWN, true))
    for (const { id } of subjects.length > 0 ? subjects : [{ id: UNKNOWN }]) {
      const input = inputOf(lab, command, id, false)
      const there = await send(input)
      if (there.isMissed || !isAboutSomething || by.platform) continue
      if (there.status < 400 || toldBy(there) !== toldBy(missing))
        lab.leak(
          aim,
          surface,
          `${command.name || command.path} ${JSON.stringify(input)}`,
          `answers ${there.status} about ${slug} of the other tenant, and ${missing.status} about nothing`,
        )
    }
  }
}

type Input = Record<string, unknown>
/** Inputs that name a document: where it is kept among the places, or in which collection. */
const RELATED: Record<string, 'organisation' | 'user' | 'workspace'> = {
  organisation: 'organisation',
  user: 'user',
  workspace: 'workspace',
}

const inputOf = ({ stage }: Lab, { input }: Command, id: string, isUnknown: boolean): Input => {
  const { people, places } = stage.scene
  const ofA = {
    organisation: places.A.organisation,
    user: people.find(({ role, tenant }) => tenant === 'A' && role === 'owner')!.id!,
    workspace: places.A.client,
  }
  return Object.fromEntries(
    Object.entries(input.shape).map(([key, schema]) => {
      const related = RELATED[key]
      if (key === 'id') return [key, id]
      if (related) return [key, isUnknown ? UNKNOWN : ofA[related]]
      return [key, valueOf(key, schema as { def: Def })]
    }),
  )
}

type Def = { entries?: Record<string, string>; innerType?: { def: Def }; type: string }

const valueOf = (key: string, { def }: { def: Def }): unknown => {
  if (def.innerType) return valueOf(key, def.innerType)
  if (def.entries) return Object.values(def.entries)[0]
  if (def.type === 'boolean') return true
  if (def.type === 'number' || def.type === 'int') return 1
  if (def.type === 'array') return []
  if (key === 'email') return `${newMark()}@prover.example`
  return TEXTS[key] ?? newMark()
}
const TEXTS: Input = {
  acceptBy: '2099-01-01T00:00:00.000Z',
  appliesTo: 'workspace',
  capability: 'project:read',
}

const overRest = (
  lab: Lab,
  aim: Aim,
  slug: string,
  command: Command,
  input: Input,
): Promise<Told> => {
  const { id, ...rest } = input
  const path = `${command.on ? slug : ''}${command.path}`
    .replace(/^\//, '')
    .replace(':id', String(id))
  const isGet = command.method === 'get'
  const query = new URLSearchParams(rest as Record<string, string>).toString()
  return lab.rest(
    aim,
    isGet ? 'GET' : 'POST',
    isGet ? `${path}?${query}` : path.replace(/\/$/, ''),
    isGet ? undefined : input,
  )
}
