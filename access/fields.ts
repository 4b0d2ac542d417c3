import type { Field, FieldAccess, PayloadRequest } from 'payload'

import { idOf } from '../src/documents.js'
import { fieldRefusal, type Refusal } from '../src/refusals.js'

/** For fields that only the program writes. */
export const no: FieldAccess = () => false

type Operation = 'create' | 'update'
type AccessArgs = Parameters<FieldAccess>[0]
type Named = Extract<Field, { name: string }> & {
  access?: Partial<Record<'read' | Operation, FieldAccess>>
}

/**
 * Refuses a write that would change a field which the caller may not write (SPEC 1.3), where Payload would drop it
 * silently. Sent unchanged it passes, as admin forms send whole documents; a field that he may not even read is
 * refused whatever its value, or the answer would tell it.
 */
export const guardFields = (fields: Field[], parents: string[] = []): Field[] =>
  fields.map((field) => {
    const path = 'name' in field && field.name ? [...parents, field.name] : parents
    const guarded =
      'access' in field && field.access
        ? { ...field, access: guardAccess(field as Named, path) }
        : field
    if (guarded.type === 'tabs')
      return {
        ...guarded,
        tabs: guarded.tabs.map((tab) => ({
          ...tab,
          fields: guardFields(tab.fields, 'name' in tab && tab.name ? [...path, tab.name] : path),
        })),
      }
    if (guarded.type === 'array' || !('fields' in guarded)) return guarded as Field
    return { ...guarded, fields: guardFields(guarded.fields, path) }
  })

const guardAccess = (field: Named, path: string[]) => ({
  ...field.access,
  ...(field.access?.create && { create: guard(field, path, 'create', field.access.create) }),
  ...(field.access?.update && { update: guard(field, path, 'update', field.access.update) }),
})

const guard =
  (field: Named, path: string[], operation: Operation, allowed: FieldAccess): FieldAccess =>
  async (args) => {
    if (await allowed(args)) return true
    const sent: unknown = args.siblingData?.[field.name]
    if (sent === undefined) return false // Also how the admin UI asks what it may show.

    const isSecret =
      field.custom?.writeOnly !== true && field.access?.read && !(await field.access.read(args))
    const before = operation === 'update' ? at(args.doc, path) : await defaultOf(field, args)
    if (!isSecret && isSame(field, sent, before)) return false
    throw notWritable(path.join('.'))
  }

/** Somebody sends a field that he may not write. */
export const notWritable = (path: string): Refusal =>
  fieldRefusal(
    'field_not_writable',
    path,
    `You cannot change ${path}. Leave it out, or send it back unchanged.`,
  )

const at = (doc: unknown, path: string[]): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null
        ? (value as Record<string, unknown>)[key]
        : undefined,
    doc,
  )

const defaultOf = async (field: Named, { req }: AccessArgs): Promise<unknown> => {
  const value: unknown = 'defaultValue' in field ? field.defaultValue : undefined
  return typeof value === 'function'
    ? await (value as (args: { req: PayloadRequest }) => unknown)({ req })
    : value
}

export const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0)

const isSame = (field: Named, sent: unknown, before: unknown): boolean => {
  if (isEmpty(sent) && isEmpty(before)) return true
  if (field.type === 'checkbox') return Boolean(sent) === Boolean(before)
  if (field.type === 'array' && sent === 0) return isEmpty(before) // The admin form counts rows.
  if (field.type === 'date')
    return new Date(sent as string).getTime() === new Date(before as string).getTime()
  if (field.type === 'relationship' || field.type === 'upload')
    return idOf(sent) !== undefined && idOf(sent) === idOf(before)
  return canonical(sent) === canonical(before)
}

/** JSON with sorted keys; without the ids that Payload gives to rows. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : key === ''
        ? part
        : part,
  )
