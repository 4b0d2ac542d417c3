import type { Ask } from './ask.js'
import type { Person } from './types.js'

/** What we need to know of a host's GraphQL schema to ask all of it. */
type TypeRef = { kind: string; name: null | string; ofType: null | TypeRef }
export type RootField = { args: { name: string; type: TypeRef }[]; name: string; type: TypeRef }
type Type = { fields: null | RootField[]; kind: string; name: string }
export type Schema = {
  mutations: RootField[]
  queries: RootField[]
  /** Everything that can be selected of a field, `depth` documents deep. */
  selectionOf: (field: RootField, depth: number) => string
}

const REF =
  'kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } }'
const QUERY = `{ __schema { queryType { name } mutationType { name } types { kind name
  fields { name type { ${REF} } args { name type { ${REF} } } } } } }`

/** Undefined where the host has no GraphQL, or does not say what it has. */
export const introspect = async (ask: Ask, by: Person): Promise<Schema | undefined> => {
  const { body } = await ask.graphql(by, QUERY)
  const schema = (body as { data?: { __schema?: Introspected } } | undefined)?.data?.__schema
  if (!schema) return undefined
  const types = new Map(schema.types.map((type) => [type.name, type]))
  const fieldsOf = (name: string | undefined) => types.get(name ?? '')?.fields ?? []
  return {
    mutations: fieldsOf(schema.mutationType?.name),
    queries: fieldsOf(schema.queryType.name),
    selectionOf: ({ type }, depth) => selectionOf(types, type, depth),
  }
}

type Introspected = {
  mutationType: { name: string } | null
  queryType: { name: string }
  types: Type[]
}

const named = (ref: TypeRef): string => (ref.ofType ? named(ref.ofType) : (ref.name ?? ''))

/** Plain fields, and those of objects within; documents within documents count as deep. */
const selectionOf = (types: Map<string, Type>, ref: TypeRef, depth: number): string => {
  const type = types.get(named(ref))
  if (type?.kind === 'UNION') return ' { __typename }'
  if (!type?.fields) return ''
  const parts = type.fields.flatMap((field) => {
    if (field.args.some((arg) => arg.type.kind === 'NON_NULL')) return []
    const below = types.get(named(field.type))
    const isPlain = !below?.fields && below?.kind !== 'UNION'
    if (isPlain) return [field.name]
    if (depth <= 0) return []
    const inner = selectionOf(types, field.type, depth - 1)
    return inner === '' ? [] : [`${field.name}${inner}`]
  })
  return parts.length === 0 ? ' { __typename }' : ` { ${parts.join(' ')} }`
}

/** The kind of an argument's innermost type, and whether it must be given. */
export const isRequired = ({ type }: { type: TypeRef }): boolean => type.kind === 'NON_NULL'
export const typeName = ({ type }: { type: TypeRef }): string => written(type)
const written = (ref: TypeRef): string => {
  if (ref.kind === 'NON_NULL') return `${written(ref.ofType!)}!`
  if (ref.kind === 'LIST') return `[${written(ref.ofType!)}]`
  return ref.name ?? ''
}
