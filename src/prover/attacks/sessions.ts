import { createHmac, randomBytes } from 'node:crypto'
import { createLocalReq, jwtSign } from 'payload'

import type { Id, User } from '../../documents.js'
import type { Lab } from '../lab.js'
import type { Person } from '../types.js'
import type { Collection } from '../walk.js'

import { query, sql, tableNameOf } from '../../db/sql.js'
import { startSession } from '../../people/session.js'
import { eachWith, fewAtOnce } from '../atOnce.js'
import { newMark } from '../marks.js'
import { askForLists } from './graphql.js'
import { collectionsOf } from '../walk.js'

/** Comes as somebody who he is not, or no longer: by forged, expired and ended sessions, keys, and accounts of other kinds. */
export const attackBySessions = async (lab: Lab): Promise<void> => {
  if (!lab.wants('session')) return
  const people = await pretenders(lab)
  const schema = lab.wantsOver('GraphQL') ? lab.schema() : undefined
  if (schema) await fewAtOnce(people, (by) => askForLists(lab, by, schema, 'session'))
  await fewAtOnce(eachWith(people, lab.collections()), async ([by, { slug }]) => {
    const aim = { attack: 'session', by, collection: slug }
    await lab.rest(aim, 'GET', `${slug}?depth=2&limit=500&draft=true`)
    const told = await lab.rest(aim, 'GET', `${slug}?depth=0&limit=500`)
    const ids = (told.body as { docs?: { id: string }[] } | undefined)?.docs?.map(({ id }) => id)
    const seen = lab.unseen(by, slug).filter(({ id }) => ids?.includes(id))
    if (seen.length > 0) lab.leak(aim, 'REST', `GET ${slug}`, `lists ${seen.length} documents`)
    await lab.local(aim, `find ${slug}`, (req) =>
      lab.stage.payload.find({
        collection: slug as 'users',
        depth: 1,
        limit: 500,
        overrideAccess: false,
        req,
      }),
    )
  })
}

const nobodyBy = (role: string, headers: Record<string, string>): Person => ({
  belonged: {},
  email: '',
  headers,
  role,
})
const bearing = (role: string, token: string): Person =>
  nobodyBy(role, { Authorization: `JWT ${token}` })
const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url')

/** All of them as the owner of a tenant, whose id and address they know. */
const pretenders = async (lab: Lab): Promise<Person[]> => {
  const { payload, program, scene } = lab.stage
  const owner = scene.people.find(({ role, tenant }) => tenant === 'A' && role === 'owner')!
  const call = { program, req: await createLocalReq({}, payload) }
  const user = { id: owner.id } as User
  const { token } = await startSession(call, user)
  const claims = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as Record<
    string,
    unknown
  >
  const { exp: _, iat: __, ...fields } = claims
  const signed = async (more: object, seconds = 600) =>
    (
      await jwtSign({
        fieldsToSign: { ...fields, ...more },
        secret: payload.secret,
        tokenExpiration: seconds,
      })
    ).token
  const [header, body] = token.split('.')
  const forged = createHmac('sha256', 'not the secret').update(`${header}.${body}`)
  const { cookiePrefix } = payload.config
  return [
    bearing('forged session', `${header}.${body}.${forged.digest('base64url')}`),
    bearing('forged session', `${encoded({ alg: 'none', typ: 'JWT' })}.${body}.`),
    bearing('expired session', await signed({}, -60)),
    bearing('ended session', await signed({ sid: newMark() })),
    nobodyBy('foreign page', {
      Cookie: `${cookiePrefix}-token=${token}`,
      Origin: 'https://elsewhere.example',
    }),
    nobodyBy('forged key', {
      Authorization: `${program.users} API-Key ${randomBytes(16).toString('hex')}`,
    }),
    ...(await othersOf(lab, owner.id!)),
  ]
}

/** Somebody of each other auth collection, whose id happens to be that of the owner. */
const othersOf = async (lab: Lab, id: Id): Promise<Person[]> => {
  const { payload, program } = lab.stage
  const others = collectionsOf(payload).filter(({ auth, slug }) => auth && slug !== program.users)
  const people: Person[] = []
  for (const collection of others) {
    const signedIn = await signInTo(lab, collection, id)
    if (signedIn) people.push(bearing(`user of ${collection.slug}`, signedIn))
    else lab.stage.scene.notPlanted.push(`${collection.slug}: nobody could sign in`)
  }
  return people
}

const signInTo = async (
  { stage: { payload } }: Lab,
  { slug }: Collection,
  id: Id,
): Promise<string | undefined> => {
  const collection = slug as 'users'
  const credentials = { email: `${newMark()}@prover.example`, password: newMark() }
  try {
    const created = await payload.create({
      collection,
      data: { ...credentials, _verified: true },
      disableVerificationEmail: true,
    })
    const req = await createLocalReq({}, payload)
    await query(
      { req },
      sql`update ${sql.identifier(tableNameOf(slug))} set id = ${id} where id = ${created.id}`,
    )
    const { token } = await payload.login({ collection, data: credentials })
    return token
  } catch {
    return undefined
  }
}
