import { createLocalReq } from 'payload'

import type { User } from '../../src/documents'
import type { Host } from './host'

import { CAST, DEMO_PASSWORD } from '../../src/reference/cast.mjs'
import { newestLink } from '../../src/exports/testing'
import { startSession } from '../../src/people/session'
import { programOf } from '../../src/program'
import { rest, startHost } from './host'

export type Name = 'Adam' | 'Bea' | 'Daan' | 'Ed' | 'Greta' | 'Mia' | 'Olga' | 'Sam' | 'Xander'
export type Person = { email: string; id: string; token: string }
export type Stage = {
  host: Host
  people: Record<Name, Person>
  places: { haarlem: string; northside: string; research: string; studio: string; veldwerk: string }
}

/** The reference host with the demo played, and everybody signed in. */
export const startStage = async (variables?: Record<string, string>): Promise<Stage> => {
  const host = await startHost(variables, 'played')
  const people = {} as Record<Name, Person>
  for (const { email, name } of CAST) people[name as Name] = await signedIn(host, email)
  const place = async (collection: string, name: string) => {
    const { docs } = await host.payload.find({
      collection,
      depth: 0,
      overrideAccess: true,
      where: { name: { equals: name } },
    } as never)
    return (docs[0] as unknown as { id: string }).id
  }
  return {
    host,
    people,
    places: {
      haarlem: await place('workspaces', 'Haarlem citizen panel'),
      northside: await place('organisations', 'Northside'),
      research: await place('workspaces', 'Veldwerk research'),
      studio: await place('workspaces', 'Northside studio'),
      veldwerk: await place('organisations', 'Veldwerk'),
    },
  }
}

/** Requests of the people on a stage, which is set up after they are written; without a person nobody is signed in. */
export const callsOn = (stage: () => Stage) => ({
  get: (person: Person | undefined, path: string) =>
    rest(stage().host, 'GET', path, { token: person?.token }),
  patch: (person: Person | undefined, path: string, body: object) =>
    rest(stage().host, 'PATCH', path, { body, token: person?.token }),
  post: (person: Person | undefined, path: string, body: object = {}) =>
    rest(stage().host, 'POST', path, { body, token: person?.token }),
})

/** Somebody who has signed in before: as by `signIn`, without the time that a password takes on purpose. */
const signedIn = async ({ payload }: Host, email: string): Promise<Person> => {
  const { docs } = await payload.find({
    collection: 'users',
    depth: 0,
    overrideAccess: true,
    where: { email: { equals: email } },
  })
  const user = docs[0] as unknown as User
  const call = { program: programOf(payload), req: await createLocalReq({}, payload) }
  const { token } = await startSession(call, user)
  return { email, id: user.id, token }
}

export const signIn = async (
  host: Host,
  email: string,
  password = DEMO_PASSWORD,
): Promise<Person> => {
  const { body, status } = await rest(host, 'POST', 'users/login', { body: { email, password } })
  if (status !== 200) throw new Error(`${email} cannot sign in: ${JSON.stringify(body)}`)
  return { email, id: body.user.id, token: body.token }
}

/** The token of the newest link that was mailed to an address. */
export const mailedToken = async (host: Host, email: string): Promise<string> => {
  const link = await newestLink(host.payload, email)
  if (!link) throw new Error(`No link was mailed to ${email}`)
  return link.split('#token=')[1]!
}

let newcomers = 0

/** Somebody who signs up, without a place. */
export const newcomer = async (host: Host, name = 'Nora'): Promise<Person> => {
  const email = `${name.toLowerCase()}${++newcomers}@elsewhere.example`
  await rest(host, 'POST', 'partner-program/sign-up', { body: { email } })
  const token = await mailedToken(host, email)
  const { body, status } = await rest(host, 'POST', 'invitations/accept', {
    body: { name, password: DEMO_PASSWORD, token },
  })
  if (status !== 200) throw new Error(`${email} cannot register: ${JSON.stringify(body)}`)
  return { email, id: body.user.id, token: body.token }
}
