import type { CollectionConfig, Field } from 'payload'

import { isDeepStrictEqual } from 'node:util'

import { both } from '../../access/accessFor.js'

type Override = (args: { defaultCollection: CollectionConfig }) => CollectionConfig

/** What the program counts on in its collections. */
const FIXED = [
  'auth',
  'dbName',
  'forceSelect',
  'graphQL',
  'slug',
  'timestamps',
  'trash',
  'upload',
  'versions',
] as const satisfies (keyof CollectionConfig)[]

/** How a field of ours looks is the host's to say; access it narrows, hooks it adds. */
const OPEN = ['access', 'admin', 'hooks', 'label']

/**
 * A host's override may add, never loosen: our fields and hooks stay, first; access is ours and the host's together.
 * Throws a sentence for what would be lost otherwise.
 */
export const overridden = (ours: CollectionConfig, override: Override): CollectionConfig => {
  const theirs = override({ defaultCollection: copyOf(ours) })
  refuseChanges(ours, theirs)
  const { access = {}, hooks } = ours
  const host = theirs.access ?? {}
  const narrower = (key: 'create' | 'delete' | 'read' | 'readVersions' | 'update') =>
    both(access[key]!, host[key] === access[key] ? undefined : host[key])
  return {
    ...theirs,
    access: {
      ...host,
      create: narrower('create'),
      delete: narrower('delete'),
      read: narrower('read'),
      readVersions: narrower('readVersions'),
      unlock: () => false,
      update: narrower('update'),
    },
    fields: theirs.fields.map((field) => {
      const known = 'name' in field ? named(ours.fields, field.name) : undefined
      return known ? keptField(ours.slug, known, field as NamedField) : field
    }),
    hooks: mergedHooks(hooks, theirs.hooks),
  }
}

const refuseChanges = (ours: CollectionConfig, theirs: CollectionConfig | undefined): void => {
  if (!Array.isArray(theirs?.fields))
    throw new Error(
      `partnerProgram(): the override of ${ours.slug} must answer a collection: ({ defaultCollection }) => ({ ...defaultCollection, … }).`,
    )
  const missing = ours.fields.find((field) => 'name' in field && !named(theirs.fields, field.name))
  if (missing && 'name' in missing)
    throw new Error(
      `partnerProgram(): overrides must keep our fields; ${ours.slug}.${missing.name} is missing.`,
    )
  const changed = FIXED.find((key) => !isDeepStrictEqual(ours[key], theirs[key]))
  if (changed)
    throw new Error(
      `partnerProgram(): overrides may not change "${changed}" of ${ours.slug}: leave it as it is in defaultCollection.`,
    )
}

type FieldAccess = (args: never) => Promise<boolean> | boolean
type NamedField = Field & {
  access?: Record<string, FieldAccess>
  hooks?: Hooks
  name: string
}

const named = (fields: Field[], name: string): NamedField | undefined =>
  fields.find((field): field is NamedField => 'name' in field && field.name === name)

const keptField = (slug: string, ours: NamedField, theirs: NamedField): Field => {
  const changed = (Object.keys(theirs) as (keyof NamedField)[]).find(
    (key) => !OPEN.includes(key) && !isDeepStrictEqual(ours[key], theirs[key]),
  )
  if (changed)
    throw new Error(
      `partnerProgram(): overrides may not change "${changed}" of ${slug}.${ours.name}: change its label or admin, narrow its access, or add a hook.`,
    )
  const { admin, label } = theirs as { admin?: unknown; label?: unknown }
  const access = narrowedFieldAccess(ours.access, theirs.access)
  const hooks = mergedHooks(ours.hooks, theirs.hooks)
  return {
    ...ours,
    ...(admin !== undefined && { admin }),
    ...(label !== undefined && { label }),
    ...(Object.keys(access).length > 0 && { access }),
    ...(Object.keys(hooks).length > 0 && { hooks }),
  } as Field
}

const narrowedFieldAccess = (
  ours: Record<string, FieldAccess> = {},
  theirs: Record<string, FieldAccess> = {},
): Record<string, FieldAccess> =>
  Object.fromEntries(
    keysOf(ours, theirs).map((key) => {
      const [mine, host] = [ours[key], theirs[key]]
      if (!host || host === mine) return [key, mine!]
      if (!mine) return [key, host]
      return [key, async (args: never) => (await mine(args)) && (await host(args))]
    }),
  )

type Hooks = Record<string, unknown[]>

const mergedHooks = (ours: object = {}, theirs: object = {}): Hooks => {
  const [mine, host] = [ours as Hooks, theirs as Hooks]
  return Object.fromEntries(
    keysOf(mine, host).map((name) => {
      const first = mine[name] ?? []
      return [name, [...first, ...(host[name] ?? []).filter((hook) => !first.includes(hook))]]
    }),
  )
}

const keysOf = (ours: object, theirs: object): string[] => [
  ...new Set([...Object.keys(ours), ...Object.keys(theirs)]),
]

/** A host that changes what it was given must not change ours. */
const copyOf = <Value>(value: Value): Value => {
  if (Array.isArray(value)) return value.map(copyOf) as Value
  if (
    typeof value !== 'object' ||
    value === null ||
    Object.getPrototypeOf(value) !== Object.prototype
  )
    return value
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, copyOf(part)]),
  ) as Value
}
