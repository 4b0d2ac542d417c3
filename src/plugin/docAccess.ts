import type { Endpoint, GraphQLExtension, PayloadRequest } from 'payload'

import { addDataAndFileToRequest, docAccessOperation, headersWithCors } from 'payload'

import type { Program } from '../program.js'

import { personOf } from '../../access/person.js'
import { isReadable } from '../db/own.js'
import { isGoverned } from '../program.js'
import { Refusal } from '../refusals.js'

/**
 * Payload tells anybody what he may do with a document, and 404 only where there is none: whether it exists would leak.
 * One that the caller may not read is none (SPEC 1.2).
 */
export const docAccessEndpoint = (program: Program, slug: string): Endpoint => ({
  handler: async (req) => {
    const id = req.routeParams?.id as string | undefined
    await addDataAndFileToRequest(req)
    if (id !== undefined) await refuseUnseen(program, req, slug, id)
    const answer = await docAccessOperation({
      collection: req.payload.collections[slug as 'users'] as never,
      req,
      ...(id !== undefined && { id }),
      ...(req.data && { data: req.data }),
    })
    return Response.json(answer, { headers: headersWithCors({ headers: new Headers(), req }) })
  },
  method: 'post',
  path: '/access/:id?',
})

/** The same for GraphQL's queries of that kind, of every collection, which exist when a config's own are made. */
export const guardDocAccess = (
  program: Program,
  context: Parameters<GraphQLExtension>[1],
): void => {
  const { collections, Query } = context as unknown as Schema
  for (const slug of Object.keys(collections)) {
    const field = Query.fields[`docAccess${collections[slug]?.graphQL?.type.name ?? ''}`]
    if (!field) continue
    const { resolve } = field
    field.resolve = async (source, args, resolving) => {
      await refuseUnseen(program, resolving.req, slug, args.id)
      return resolve(source, args, resolving)
    }
  }
}

type Resolver = (source: unknown, args: { id: string }, context: Resolving) => unknown
type Resolving = { req: PayloadRequest }
type Schema = {
  collections: Record<string, { graphQL?: { type: { name: string } } }>
  Query: { fields: Record<string, { resolve: Resolver }> }
}

const refuseUnseen = async (
  program: Program,
  req: PayloadRequest,
  slug: string,
  id: string,
): Promise<void> => {
  const isHostsOwn = !slug.startsWith('payload-') && !isGoverned(program, slug)
  if (!isHostsOwn && !personOf({ program, req })) throw new Refusal('unauthorized')
  if (!(await isReadable(req, slug, id))) throw new Refusal('not_found')
}
