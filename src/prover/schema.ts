import type { GraphQLField, GraphQLOutputType } from 'graphql'
import type { SanitizedConfig } from 'payload'

import { configToSchema } from '@payloadcms/graphql'
import {
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
} from 'graphql'

/** What the prover needs to know of a host's GraphQL schema to ask all of it. */
export type RootField = GraphQLField<unknown, unknown>
export type Schema = { mutations: RootField[]; queries: RootField[] }

/** As it is, whatever the host tells of it; undefined where there is none. */
export const schemaOf = (config: SanitizedConfig): Schema | undefined => {
  if (config.graphQL.disable) return undefined
  const { schema } = configToSchema(config)
  return {
    mutations: Object.values(schema.getMutationType()?.getFields() ?? {}),
    queries: Object.values(schema.getQueryType()?.getFields() ?? {}),
  }
}

/** Everything that can be selected of a field: plain fields, and those of objects within, `depth` deep. */
export const selectionOf = ({ type }: RootField, depth: number): string =>
  selectionOfType(type, depth)

const selectionOfType = (type: GraphQLOutputType, depth: number): string => {
  const named = getNamedType(type)
  if (isUnionType(named)) return ' { __typename }'
  if (!isObjectType(named) && !isInterfaceType(named)) return ''
  const parts = Object.values(named.getFields()).flatMap((field) => {
    if (field.args.some(isRequiredArgument)) return []
    if (isLeafType(getNamedType(field.type))) return [field.name]
    if (depth <= 0) return []
    return [`${field.name}${selectionOfType(field.type, depth - 1)}`]
  })
  return parts.length === 0 ? ' { __typename }' : ` { ${parts.join(' ')} }`
}
