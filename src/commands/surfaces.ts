import type { GraphQLInputType, GraphQLOutputType } from 'graphql'
import type { Endpoint, GraphQLExtension, PayloadRequest } from 'payload'
import type { z } from 'zod'

import { addDataAndFileToRequest, headersWithCors, isolateObjectProperty } from 'payload'

import type { CollectionName } from '../documents.js'
import type { Program } from '../program.js'
import type { Command, Shape } from './command.js'

import { inTransactionWithRetries } from '../db/transaction.js'
import { once } from '../idempotency/once.js'
import { callOf } from '../program.js'
import { Refusal } from '../refusals.js'
import { runCommand } from './command.js'

/** The command as a REST endpoint, below its collection or the API's root. */
export const endpointOf = (definition: Command): Endpoint => ({
  handler: async (req) => {
    const raw = await rawInputOf(req)
    if (definition.idempotent) return answeredOnce(definition, req, raw)
    const answer = await runCommand(definition, req, raw)
    const headers = headersWithCors({ headers: new Headers(), req })
    const cookie = definition.cookieOf?.(answer)
    if (cookie) headers.set('Set-Cookie', cookie)
    const status = statusOf(definition, answer)
    const file = definition.fileOf?.(answer)
    if (file) return handedOver(file, headers)
    return Response.json(presented(definition, answer), { headers, status })
  },
  method: definition.method,
  path: definition.path,
})

/** The same key and the same request get the same answer (SPEC 9.3). */
const answeredOnce = async (
  definition: Command,
  req: PayloadRequest,
  raw: Record<string, unknown>,
): Promise<Response> => {
  const { body, status } = await inTransactionWithRetries(req, () =>
    once(callOf(req), { body: raw, name: definition.name }, async () => {
      const answer = await runCommand(definition, req, raw)
      return { body: presented(definition, answer), status: statusOf(definition, answer) }
    }),
  )
  return Response.json(body, {
    headers: headersWithCors({ headers: new Headers(), req }),
    status,
  })
}

const statusOf = ({ status }: Command, answer: object): number =>
  typeof status === 'function' ? status(answer) : (status ?? 200)

/** A file that a browser saves, and shows or runs nothing of. */
const handedOver = (
  { bytes, name, type }: NonNullable<ReturnType<NonNullable<Command['fileOf']>>>,
  headers: Headers,
): Response => {
  headers.set('Cache-Control', 'private, no-store')
  headers.set('Content-Disposition', `attachment; filename="${name.replaceAll(/[^\w.-]/g, '-')}"`)
  headers.set('Content-Security-Policy', "default-src 'none'; sandbox")
  headers.set('Content-Type', type)
  headers.set('X-Content-Type-Options', 'nosniff')
  return new Response(new Uint8Array(bytes), { headers })
}

const presented = (definition: Command, answer: object): object =>
  definition.present?.(answer) ?? answer

const rawInputOf = async (req: PayloadRequest): Promise<Record<string, unknown>> => {
  if (req.method === 'GET') return { ...req.query, ...req.routeParams }
  await addDataAndFileToRequest(req)
  const body: unknown = req.data ?? {}
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new Refusal('validation_failed', { message: 'Send a JSON object as the body.' })
  }
  return { ...(body as Record<string, unknown>), ...req.routeParams } // The path names the document, whatever the body says.
}

type GraphQL = Parameters<GraphQLExtension>[0]
type Context = Parameters<GraphQLExtension>[1]
type Resolver = (
  source: unknown,
  args: Record<string, unknown>,
  context: { headers: Record<string, string>; req: PayloadRequest },
) => Promise<object>

/** The commands of one kind as GraphQL fields, for Payload's `graphQL.mutations` and `graphQL.queries`. */
export const graphqlFieldsOf =
  (program: Program, commands: readonly Command[], kind: Command['kind']): GraphQLExtension =>
  (GraphQL, context) =>
    Object.fromEntries(
      commands
        .filter((one) => one.kind === kind)
        .map((definition) => [
          definition.name,
          {
            args: argumentsOf(GraphQL, definition),
            resolve: resolverOf(definition),
            type: outputOf(program, GraphQL, context, definition.name, {
              fields: definition.output,
            }),
          },
        ]),
    )

const resolverOf =
  (definition: Command): Resolver =>
  async (_, args, { headers, req }) => {
    const answer = await runCommand(definition, isolateObjectProperty(req, 'transactionID'), args)
    const cookie = definition.cookieOf?.(answer)
    if (cookie) headers['Set-Cookie'] = cookie
    return presented(definition, answer)
  }

const argumentsOf = (GraphQL: GraphQL, { input, name }: Command) =>
  inputsOf(GraphQL, input, capitalised(name))

const inputsOf = (GraphQL: GraphQL, { shape }: z.ZodObject, owner: string) =>
  Object.fromEntries(
    Object.entries(shape).map(([name, schema]) => [
      name,
      { type: inputOf(GraphQL, schema as z.ZodType, owner + capitalised(name)) },
    ]),
  )

const capitalised = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)

const inputOf = (GraphQL: GraphQL, schema: z.ZodType, name: string): GraphQLInputType => {
  const { def } = schema as unknown as {
    def: { element?: z.ZodType; innerType?: z.ZodType; type: string }
  }
  if (def.innerType) {
    const inner = inputOf(GraphQL, def.innerType, name)
    return def.type === 'optional' || def.type === 'nullable' || def.type === 'default'
      ? GraphQL.getNullableType(inner)
      : inner
  }
  const scalar = {
    boolean: GraphQL.GraphQLBoolean,
    int: GraphQL.GraphQLInt,
    number: GraphQL.GraphQLFloat,
  }[def.type]
  if (scalar) return new GraphQL.GraphQLNonNull(scalar)
  if (def.type === 'object')
    return new GraphQL.GraphQLNonNull(
      new GraphQL.GraphQLInputObjectType({
        fields: inputsOf(GraphQL, schema as z.ZodObject, name),
        name: `${name}Input`,
      }),
    )
  if (def.type === 'array')
    return new GraphQL.GraphQLNonNull(
      new GraphQL.GraphQLList(inputOf(GraphQL, def.element!, name) as never),
    )
  return new GraphQL.GraphQLNonNull(GraphQL.GraphQLString)
}

const outputOf = (
  program: Program,
  GraphQL: GraphQL,
  context: Context,
  name: string,
  shape: Shape,
): GraphQLOutputType => {
  if (shape === 'string') return GraphQL.GraphQLString
  if (shape === 'boolean') return GraphQL.GraphQLBoolean
  if (shape === 'number') return GraphQL.GraphQLFloat
  if (shape === 'json') return jsonScalar(GraphQL, context)
  if (isList(shape))
    return new GraphQL.GraphQLList(outputOf(program, GraphQL, context, name, shape[0]))
  if ('collection' in shape) return documentType(program, context, shape.collection)
  return new GraphQL.GraphQLObjectType({
    fields: Object.fromEntries(
      Object.entries(shape.fields).map(([field, inner]) => [
        field,
        { type: outputOf(program, GraphQL, context, `${name}_${field}`, inner) },
      ]),
    ),
    name: `${name.charAt(0).toUpperCase()}${name.slice(1)}Answer`,
  })
}

const isList = (shape: Shape): shape is readonly [Shape] => Array.isArray(shape)

const documentType = (
  program: Program,
  context: Context,
  name: CollectionName,
): GraphQLOutputType =>
  (context as unknown as { collections: Record<string, { graphQL: { type: GraphQLOutputType } }> })
    .collections[program.slugs[name]]!.graphQL.type

const scalars = new WeakMap<object, GraphQLOutputType>()

/** One scalar a schema: a name may stand only once. */
const jsonScalar = (GraphQL: GraphQL, context: Context): GraphQLOutputType => {
  const known = scalars.get(context)
  if (known) return known
  const scalar = new GraphQL.GraphQLScalarType({
    name: 'PartnerProgramJSON',
    serialize: (value: unknown) => value,
  })
  scalars.set(context, scalar)
  return scalar
}
