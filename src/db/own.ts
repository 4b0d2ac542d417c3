import type { PayloadRequest, Where } from 'payload'

import { randomUUID } from 'node:crypto'

import type { CollectionName, Documents, Id } from '../documents.js'
import type { Call } from '../program.js'
import type { Adapter } from './adapter.js'

import { tableNameOf } from './sql.js'

/**
 * The program's own reads and writes: no access rules, no hooks, in the call's transaction.
 * Actions decide first, and record what they did.
 */
type Data<Name extends CollectionName> = {
  [Field in keyof Documents[Name]]?: Documents[Name][Field] | undefined
} & Record<string, unknown>

export const findOwn = async <Name extends CollectionName>(
  { program, req }: Call,
  name: Name,
  where: Where,
  { limit = 0, locale, sort }: { limit?: number; locale?: string; sort?: string } = {},
): Promise<Documents[Name][]> => {
  const { docs } = await req.payload.db.find({
    collection: program.slugs[name],
    limit,
    pagination: false,
    req,
    where,
    ...(locale && { locale }),
    ...(sort && { sort }),
  })
  return docs as unknown as Documents[Name][]
}

export const findOwnById = async <Name extends CollectionName>(
  call: Call,
  name: Name,
  id: Id,
): Promise<Documents[Name] | undefined> => {
  const [found] = await findOwn(call, name, { id: { equals: id } }, { limit: 1 })
  return found
}

/** For what must exist, since a foreign key says so. */
export const findOwnByIdOrThrow = async <Name extends CollectionName>(
  call: Call,
  name: Name,
  id: Id,
): Promise<Documents[Name]> => {
  const found = await findOwnById(call, name, id)
  if (!found) throw new Error(`${name} ${id} is not there`)
  return found
}

/** Answers what was written, with its id; nothing is read back. */
export const createOwn = async <Name extends CollectionName>(
  { program, req }: Call,
  name: Name,
  data: Data<Name>,
): Promise<Documents[Name]> => {
  const collection = program.slugs[name]
  const id = newId({ program, req }, name)
  const now = new Date().toISOString()
  const written = { createdAt: now, updatedAt: now, ...data }
  await req.payload.db.create({
    collection,
    customID: id,
    data: { ...written },
    req,
    returning: false,
  })
  return { ...written, id } as unknown as Documents[Name]
}

/** An id of the kind that the host's adapter gives. */
export const newId = ({ program, req }: Call, name: CollectionName): Id => {
  const { tables } = req.payload.db as unknown as Adapter
  return tables[tableNameOf(program.slugs[name])]?.id?.defaultFn?.() ?? randomUUID()
}

export const updateOwn = async <Name extends CollectionName>(
  { program, req }: Call,
  name: Name,
  id: Id,
  data: Data<Name>,
): Promise<Documents[Name]> =>
  await req.payload.db.updateOne({
    collection: program.slugs[name],
    data,
    id,
    req,
  })

/** A document as the caller may see it, for an answer. Null where he may not. */
export const readAsCaller = async (
  { program, req }: Call,
  name: CollectionName,
  id: Id,
): Promise<null | Record<string, unknown>> =>
  await req.payload.findByID({
    collection: program.slugs[name] as 'users',
    depth: 0,
    disableErrors: true,
    id,
    overrideAccess: false,
    req,
  })

/** Whether the caller may read a document of any collection, the host's included. */
export const isReadable = async (req: PayloadRequest, slug: string, id: Id): Promise<boolean> =>
  (await req.payload.findByID({
    collection: slug as 'users',
    depth: 0,
    disableErrors: true,
    id,
    overrideAccess: false,
    req,
  })) !== null

/** Whether what update access answered lets a document be changed. */
export const mayUpdate = async (
  req: PayloadRequest,
  slug: string,
  id: Id,
  allowed: boolean | Where,
): Promise<boolean> => {
  if (typeof allowed === 'boolean') return allowed
  const where = { and: [{ id: { equals: id } }, allowed] }
  return (await req.payload.db.findOne({ collection: slug, req, where })) !== null
}

/** A document as it would be read before a change, its newest draft where it has some. */
export const readStored = async (
  req: PayloadRequest,
  slug: string,
  id: Id,
): Promise<Record<string, unknown>> =>
  (await req.payload.findByID({
    collection: slug as 'users',
    depth: 0,
    disableErrors: true,
    draft: true,
    id,
    overrideAccess: true,
    req,
    showHiddenFields: true,
  })) ?? {}

/** Payload's generated create, as REST calls it: with access, hooks, and the depth that was asked for. */
export const createAsCaller = async (
  { program, req }: Call,
  name: CollectionName,
  data: object,
): Promise<Record<string, unknown>> => {
  const depth = Number(req.query?.depth)
  return await req.payload.create({
    collection: program.slugs[name] as 'users',
    data,
    overrideAccess: false,
    req,
    ...(Number.isSafeInteger(depth) && { depth }),
  })
}

type Query = {
  depth?: number
  /** The newest drafts instead of what is published. */
  draft?: boolean
  limit?: number
  page?: number
  sort?: string
  where?: Where
}

/** A page of documents as the caller may see them, of any collection, the host's included. */
export const findAsCaller = async <Document = Record<string, unknown>>(
  req: PayloadRequest,
  slug: string,
  { depth = 0, draft = false, limit = 10, page = 1, sort, where = {} }: Query = {},
): Promise<{ docs: Document[]; totalDocs: number }> =>
  (await req.payload.find({
    collection: slug as 'users',
    depth,
    draft,
    limit,
    overrideAccess: false,
    page,
    req,
    where,
    ...(sort && { sort }),
  })) as unknown as { docs: Document[]; totalDocs: number }

/** How many documents the caller may see. */
export const countAsCaller = async (
  req: PayloadRequest,
  slug: string,
  where: Where = {},
): Promise<number> => {
  const { totalDocs } = await req.payload.count({
    collection: slug as 'users',
    overrideAccess: false,
    req,
    where,
  })
  return totalDocs
}
