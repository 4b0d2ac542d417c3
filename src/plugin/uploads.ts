import type { CollectionConfig, GraphQLExtension, PayloadRequest, UploadConfig } from 'payload'

import type { Prepare } from '../../hooks/guardUpload.js'

import { guardUpload } from '../../hooks/guardUpload.js'

/** An upload collection whose files are sent, named and served safely; any other as it is. */
export const withSafeFiles = (
  collection: CollectionConfig,
  prepare?: Prepare,
): CollectionConfig => {
  const { hooks, upload } = collection
  if (!upload) return collection
  const theirs = upload === true ? {} : upload
  return {
    ...collection,
    hooks: {
      ...hooks,
      beforeOperation: [guardUpload(prepare), ...(hooks?.beforeOperation ?? [])],
    },
    upload: {
      ...theirs,
      modifyResponseHeaders: servedInert(theirs.modifyResponseHeaders),
      pasteURL: false, // The server would fetch what a client names.
    },
  }
}

type Serve = NonNullable<UploadConfig['modifyResponseHeaders']>

const servedInert = (theirs: Serve | undefined): Serve =>
  theirs ? ({ headers }) => inert({ headers: theirs({ headers }) || headers }) : inert

/** What a browser shows without running anything in it. */
const SHOWN =
  /^(image\/(avif|gif|jpeg|png|webp)|audio\/[^;]+|video\/[^;]+|application\/pdf|text\/plain)\s*(;|$)/i

/** A file lies on the origin of the admin UI: what could run there is handed out to be saved, not shown. */
const inert: Serve = ({ headers }) => {
  headers.set('X-Content-Type-Options', 'nosniff')
  if (SHOWN.test(headers.get('Content-Type') ?? '')) return headers
  headers.set('Content-Disposition', 'attachment')
  headers.set('Content-Security-Policy', "default-src 'none'; sandbox")
  return headers
}

/** Lets the guard see what a mutation sends of a file, before Payload takes it out; over REST the request has it. */
export const showSentFacts = (context: Parameters<GraphQLExtension>[1]): void => {
  const { collections, Mutation } = context as unknown as Schema
  for (const { config, graphQL } of Object.values(collections)) {
    if (!config.upload || !graphQL) continue
    for (const verb of ['create', 'update']) {
      const field = Mutation.fields[`${verb}${graphQL.type.name}`]
      if (!field) continue
      const { resolve } = field
      field.resolve = (source, args, resolving) => {
        resolving.req.data = args.data
        return resolve(source, args, resolving)
      }
    }
  }
}

type Data = NonNullable<PayloadRequest['data']>
type Resolver = (source: unknown, args: { data: Data }, context: { req: PayloadRequest }) => unknown
type Schema = {
  collections: Record<
    string,
    { config: { upload?: unknown }; graphQL?: { type: { name: string } } }
  >
  Mutation: { fields: Record<string, { resolve: Resolver }> }
}
