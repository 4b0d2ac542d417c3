/* eslint-disable @typescript-eslint/no-unsafe-enum-comparison -- only graphql's types are imported, so its enums are not there */
import type {
  ExecutionArgs,
  FragmentDefinitionNode,
  GraphQLError,
  SelectionSetNode,
  ValidationRule,
} from 'graphql'
import type { GraphQLExtension } from 'payload'

const DEEPEST_DOCUMENT = 4 // A document and three relations below it, as `depth` allows over REST.
const DEEPEST_SELECTION = 30
const MOST_FIELDS = 2_000
const MOST_ROOT_FIELDS = 50

type Context = { collections: Record<string, { graphQL?: { type: { name: string } } }> }
/** What we need of GraphQL's types. */
type Type = { getFields?: () => Record<string, { type: unknown }>; name: string }
type Types = (name: string) => Type | undefined
type Size = { documents: number; fields: number }

/**
 * Refuses what a GraphQL query nests or repeats beyond what is answered quickly (SPEC 9.4): `depth` does not bound
 * relations there. A config's own queries are made first, and say which types are documents.
 */
export class GraphQLLimits {
  #documents = new Set<string>()
  #errors: typeof GraphQLError | undefined

  learn(GraphQL: Parameters<GraphQLExtension>[0], context: Parameters<GraphQLExtension>[1]): void {
    const { collections } = context as unknown as Context
    this.#errors = GraphQL.GraphQLError
    this.#documents = new Set(
      Object.values(collections).flatMap(({ graphQL }) => (graphQL ? [graphQL.type.name] : [])),
    )
  }

  rules(args: ExecutionArgs): ValidationRule[] {
    const problem = this.#problemOf(args)
    if (problem === undefined) return []
    // Emptied, or the other rules would walk it, and some take exponential time.
    Object.assign(args, { document: { definitions: [], kind: 'Document' } })
    const error = new this.#errors!(problem, {
      extensions: { data: { code: 'validation_failed' }, name: 'GraphQLError', statusCode: 400 },
    })
    return [
      (context) => ({
        Document: () => {
          context.reportError(error)
        },
      }),
    ]
  }

  #problemOf({ document, schema }: ExecutionArgs): string | undefined {
    const fragments = new Map<string, FragmentDefinitionNode>()
    for (const one of document.definitions)
      if (one.kind === 'FragmentDefinition') fragments.set(one.name.value, one)
    const sizeOf = this.#measure((name) => schema.getType(name) as Type | undefined, fragments)
    for (const one of document.definitions) {
      if (one.kind !== 'OperationDefinition') continue
      if (one.operation === 'subscription') return 'There are no subscriptions.'
      const root = schema.getRootType(one.operation) as Type | undefined
      const { documents, fields } = sizeOf(one.selectionSet, root, 1)
      if (documents === Infinity) return 'This query is nested too deeply.'
      if (documents > DEEPEST_DOCUMENT) return 'Ask for at most three relations below a document.'
      if (fields > MOST_FIELDS) return 'This query asks for too many fields. Split it.'
      if (rootFieldsOf(one.selectionSet, fragments) > MOST_ROOT_FIELDS)
        return `Ask for at most ${MOST_ROOT_FIELDS} things at once.`
    }
    return undefined
  }

  /** How many fields a selection comes to with its fragments, and how deep its documents nest. Each fragment is walked once. */
  #measure(typeOf: Types, fragments: Map<string, FragmentDefinitionNode>) {
    const known = new Map<string, Size>()
    const sizeOf = (
      { selections }: SelectionSetNode,
      type: Type | undefined,
      depth: number,
    ): Size => {
      if (depth > DEEPEST_SELECTION) return { documents: Infinity, fields: Infinity }
      const size = { documents: 0, fields: 0 }
      for (const one of selections) {
        if (one.kind === 'FragmentSpread') {
          grow(size, sizeOfFragment(one.name.value, depth))
        } else if (one.kind === 'InlineFragment') {
          const narrowed = one.typeCondition ? typeOf(one.typeCondition.name.value) : type
          grow(size, sizeOf(one.selectionSet, narrowed, depth + 1))
        } else {
          const below = type?.getFields?.()[one.name.value]
          const named = below && namedTypeOf(below.type)
          const inner = one.selectionSet && sizeOf(one.selectionSet, named, depth + 1)
          const isDocument = named !== undefined && this.#documents.has(named.name)
          grow(size, {
            documents: (inner?.documents ?? 0) + (isDocument ? 1 : 0),
            fields: (inner?.fields ?? 0) + 1,
          })
        }
      }
      return size
    }
    const sizeOfFragment = (name: string, depth: number): Size => {
      const fragment = fragments.get(name)
      if (!fragment) return { documents: 0, fields: 0 }
      if (!known.has(name)) {
        known.set(name, { documents: Infinity, fields: Infinity }) // While it is walked: one that contains itself is endless.
        const type = typeOf(fragment.typeCondition.name.value)
        known.set(name, sizeOf(fragment.selectionSet, type, depth + 1))
      }
      return known.get(name)!
    }
    return sizeOf
  }
}

const grow = (size: Size, { documents, fields }: Size): void => {
  size.documents = Math.max(size.documents, documents)
  size.fields += fields
}

const namedTypeOf = (type: unknown): Type => {
  const { ofType } = type as { ofType?: unknown }
  return ofType === undefined ? (type as Type) : namedTypeOf(ofType)
}

/** Aliases count, as do fields that come by a fragment. */
const rootFieldsOf = (
  { selections }: SelectionSetNode,
  fragments: Map<string, FragmentDefinitionNode>,
  seen = new Set<string>(),
): number =>
  selections.reduce((sum, one) => {
    if (one.kind === 'Field') return sum + 1
    if (one.kind === 'InlineFragment') return sum + rootFieldsOf(one.selectionSet, fragments, seen)
    const fragment = fragments.get(one.name.value)
    if (!fragment || seen.has(one.name.value)) return sum
    seen.add(one.name.value)
    return sum + rootFieldsOf(fragment.selectionSet, fragments, seen)
  }, 0)
