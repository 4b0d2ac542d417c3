import type { Field as PayloadField, Payload } from 'payload'

/** What the prover needs to know of a field of an assembled config. */
export type Field = {
  access?: { read?: unknown }
  blocks?: { flattenedFields: Field[]; slug: string }[]
  /** Of a join: what it joins. */
  collection?: string | string[]
  custom?: { isComputed?: boolean }
  flattenedFields?: Field[]
  hasMany?: boolean
  hidden?: boolean
  localized?: boolean
  name: string
  options?: ({ value: string } | string)[]
  relationTo?: string | string[]
  required?: boolean
  type: PayloadField['type']
  virtual?: unknown
}
export type Collection = {
  auth?: { useAPIKey?: boolean }
  endpoints: { method: string; path: string }[] | false
  flattenedFields: Field[]
  slug: string
  trash?: boolean
  upload?: { disableLocalStorage?: boolean; staticDir?: string }
  versions?: { drafts?: unknown }
}
/** A field by its path from the document, such as `owner.email`. */
export type Leaf = { field: Field; path: string }

const TEXTS = new Set(['code', 'email', 'json', 'richText', 'text', 'textarea'])

/** Whether a secret can lie in the field. */
export const isTextLike = ({ name, type, virtual }: Field): boolean =>
  TEXTS.has(type) && !virtual && name !== 'id' && name !== 'blockName'

export const collectionsOf = (payload: Payload): Collection[] =>
  payload.config.collections as unknown as Collection[]

export const collectionOf = (payload: Payload, slug: string): Collection | undefined =>
  collectionsOf(payload).find((one) => one.slug === slug)

/** The fields of a document that hold values, also those in groups, tabs, lists and blocks. */
export const leavesOf = (fields: Field[], before: string[] = []): Leaf[] =>
  fields.flatMap((field) => {
    const path = [...before, field.name]
    if (field.type === 'blocks')
      return (field.blocks ?? []).flatMap(({ flattenedFields }) => leavesOf(flattenedFields, path))
    if (field.type === 'join') return []
    return field.flattenedFields
      ? leavesOf(field.flattenedFields, path)
      : [{ field, path: path.join('.') }]
  })

/** A path of a query that ends in a field which could hold a secret, up to `hops` relations away. */
export type Reached = { collection: string; field: string; path: string }

export const pathsFrom = (
  payload: Payload,
  slug: string,
  hops: number,
  before: string[] = [],
): Reached[] =>
  leavesOf(collectionOf(payload, slug)?.flattenedFields ?? []).flatMap(({ field, path }) => {
    const here = [...before, path]
    if (isTextLike(field)) return [{ collection: slug, field: path, path: here.join('.') }]
    if (hops === 0 || !isRelation(field)) return []
    return targetsOf(field).flatMap((target) => pathsFrom(payload, target, hops - 1, here))
  })

export const isRelation = ({ type }: Field): boolean => type === 'relationship' || type === 'upload'

export const targetsOf = ({ relationTo }: Field): string[] =>
  relationTo === undefined ? [] : [relationTo].flat()
