import { isRequiredArgument } from 'graphql'
import { formatNames, toWords } from 'payload'

import type { Aim, Lab, Told } from '../lab.js'
import type { RootField, Schema } from '../schema.js'
import type { Person } from '../types.js'

import { COMMANDS } from '../../commands/index.js'
import { fewAtOnce } from '../atOnce.js'
import { placeOf, toldBy } from '../lab.js'
import { UNKNOWN } from '../marks.js'
import { selectionOf } from '../schema.js'

/** Everything that the host's schema has to ask: lists with what is related, single documents, mutations of what one does not see. */
export const attackGraphQL = async (lab: Lab): Promise<void> => {
  if (!lab.wantsOver('GraphQL') || !ATTACKS.some((attack) => lab.wants(attack))) return
  const schema = lab.schema()
  if (!schema) return
  const owners = namesOf(lab)
  const nobody = lab.stage.scene.people.filter(({ role }) => role === 'nobody')
  for (const by of new Set([
    ...lab.people(true),
    ...nobody.filter((one) => lab.people().includes(one)),
  ])) {
    await fewAtOnce(schema.queries, (field) => query(lab, by, field, owners.get(field.name) ?? ''))
    for (const field of schema.mutations) await mutate(lab, by, field, owners.get(field.name) ?? '')
  }
}

/** Which collection a root field is about. */
const namesOf = ({ stage }: Lab): Map<string, string> => {
  const names = new Map<string, string>()
  for (const { graphQL, slug } of stage.payload.config.collections) {
    const given: { pluralName?: string; singularName?: string } = graphQL || {}
    const { plural, singular } = formatNames(slug)
    const one = given.singularName ? toWords(given.singularName, true) : singular
    const name = given.pluralName ? toWords(given.pluralName, true) : plural
    const many = name === one ? `all${one}` : name
    for (const verb of OF_ONE) names.set(`${verb}${one}`, slug)
    for (const verb of OF_MANY) names.set(`${verb}${many}`, slug)
  }
  return names
}
const OF_ONE = [
  '',
  'docAccess',
  'version',
  'create',
  'update',
  'delete',
  'duplicate',
  'restoreVersion',
]
const OF_MANY = ['', 'count', 'versions', 'countVersions']

const WRITTEN = ['delete', 'duplicate', 'restoreVersion', 'update']
/** By what name an attack goes, after the root field that it asks for. */
const ATTACKS = ['count', 'list', 'permissions', 'versions', ...WRITTEN]
const OURS = new Set(COMMANDS.map(({ name }) => name))
const DEPTH = 3

/** Every list that can be asked for without an id, as one kind of attack. */
export const askForLists = async (
  lab: Lab,
  by: Person,
  schema: Schema,
  attack: string,
): Promise<void> => {
  const owners = namesOf(lab)
  for (const field of schema.queries)
    if (!field.args.some(isRequiredArgument))
      await query(lab, by, field, owners.get(field.name) ?? '', attack)
}

const query = async (
  lab: Lab,
  by: Person,
  field: RootField,
  collection: string,
  attack = attackOf(field.name),
): Promise<void> => {
  if (OURS.has(field.name) || field.name === 'Access') return
  const selection = selectionOf(field, field.name.startsWith('docAccess') ? 1 : DEPTH)
  const aim: Aim = { attack, by, collection: collection || field.name }
  const needed = field.args.filter(isRequiredArgument)
  const isSingle = field.args.some(({ name }) => name === 'id')
  if (!isSingle && needed.length === 0) {
    await lab.graphql(aim, `{ ${field.name}${limitOf(field)}${selection} }`)
    return
  }
  if (!isSingle || !collection) return
  const asked = `query ($id: ${String(field.args.find(({ name }) => name === 'id')!.type)}) { ${field.name}(id: $id)${selection} }`
  await compare(lab, aim, collection, (id) => lab.graphql(aim, asked, { id }))
}

const limitOf = ({ args }: RootField): string =>
  args.some(({ name }) => name === 'limit') ? '(limit: 500)' : ''

const attackOf = (name: string): string => {
  if (name.startsWith('docAccess')) return 'permissions'
  if (name.startsWith('count')) return 'count'
  return /^versions?[A-Z]/.test(name) ? 'versions' : 'list'
}

const WRITES = new RegExp(`^(${WRITTEN.join('|')})[A-Z]`)

const mutate = async (
  lab: Lab,
  by: Person,
  field: RootField,
  collection: string,
): Promise<void> => {
  if (!WRITES.test(field.name) || !collection) return
  const aim: Aim = { attack: WRITES.exec(field.name)![1]!, by, collection }
  const id = field.args.find(({ name }) => name === 'id')
  if (!id) return
  const data = field.args.find(({ name }) => name === 'data')
  const needsData = data !== undefined && isRequiredArgument(data)
  const asked = `mutation ($id: ${String(id.type)}${needsData ? `, $data: ${String(data.type)}` : ''}) { ${field.name}(id: $id${needsData ? ', data: $data' : ''}) { __typename } }`
  await compare(lab, aim, collection, (one) =>
    lab.graphql(aim, asked, { id: one, ...(needsData && { data: {} }) }),
  )
}

const compare = async (
  lab: Lab,
  aim: Aim,
  collection: string,
  ask: (id: string) => Promise<Told>,
): Promise<void> => {
  const missing = toldBy(await ask(UNKNOWN))
  for (const doc of lab.unseenPlaces(aim.by, collection)) {
    const there = await ask(doc.id)
    if (!there.isMissed && toldBy(there) !== missing)
      lab.leak(
        aim,
        'GraphQL',
        `${aim.attack} ${collection} ${doc.id}`,
        `is answered about ${placeOf(doc)} otherwise than about an unknown id`,
      )
  }
}
