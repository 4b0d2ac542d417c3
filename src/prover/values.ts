import { randomBytes } from 'node:crypto'

import type { Planted, Secret } from './types.js'
import type { Field } from './walk.js'

import { newMark } from './marks.js'
import { isRelation, isTextLike, targetsOf } from './walk.js'

type Data = Record<string, unknown>
/** How a document is filled in: what is fixed by its path, which document a relation leads to, and the locales. */
export type Filling = {
  doc: Planted
  fixed: Data
  /** Where rich text leads, by links, uploads and relations. @default nowhere */
  leads?: Lead[]
  locales: string[]
  relatedOf: (slug: string) => string | undefined
  secrets: Secret[]
}

/** A document of a collection. */
export type Lead = { isUpload: boolean; relationTo: string; value: string }

/** A required relation has nothing to lead to yet. */
export class Unfillable extends Error {}

/** Values for every field, a secret of its own in each that takes text. */
export const valuesFor = (fields: Field[], filling: Filling, before: string[] = []): Data =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const path = [...before, field.name].join('.')
      if (field.virtual || field.type === 'join' || path === 'id') return []
      if (path in filling.fixed) return [[field.name, filling.fixed[path]]]
      const make = () => valueFor(field, filling, [...before, field.name])
      const value = field.localized
        ? Object.fromEntries(filling.locales.map((locale) => [locale, make()]))
        : make()
      return value === undefined ? [] : [[field.name, value]]
    }),
  )

const valueFor = (field: Field, filling: Filling, path: string[]): unknown => {
  if (isTextLike(field)) return textFor(field, filling, path.join('.'))
  if (isRelation(field)) return relationFor(field, filling, path)
  const below = field.flattenedFields && (() => valuesFor(field.flattenedFields!, filling, path))
  switch (field.type as string) {
    case 'array':
      return [{ ...below!(), id: newRowId() }]
    case 'blocks':
      return (field.blocks ?? []).map((block) => ({
        ...valuesFor(block.flattenedFields, filling, path),
        blockType: block.slug,
        id: newRowId(),
      }))
    case 'group':
    case 'tab':
      return below!()
    case 'radio':
    case 'select':
      return optionFor(field)
    default:
      return field.required ? PLAIN[field.type] : undefined
  }
}

const newRowId = (): string => randomBytes(12).toString('hex')

const PLAIN: Data = { checkbox: false, date: '2026-01-01T00:00:00.000Z', number: 1, point: [5, 52] }

const optionFor = ({ hasMany, options = [], required }: Field): unknown => {
  const [first] = options
  const value = typeof first === 'string' ? first : first?.value
  return hasMany ? [] : required ? value : undefined
}

const textFor = (field: Field, { doc, leads, secrets }: Filling, path: string): unknown => {
  const marker = newMark()
  const value = field.type === 'email' ? `${marker}@prover.example` : marker
  secrets.push({ doc, field: path, marker, value })
  if (field.type === 'json') return { secret: value }
  if (field.type === 'richText') return richText(value, leads ?? [])
  return field.hasMany ? [value] : value
}

const relationFor = (field: Field, { relatedOf }: Filling, path: string[]): unknown => {
  const isOneOfMany = Array.isArray(field.relationTo)
  for (const slug of targetsOf(field)) {
    const id = relatedOf(slug)
    if (id === undefined) continue
    const value = isOneOfMany ? { relationTo: slug, value: id } : id
    return field.hasMany ? [value] : value
  }
  if (field.required) throw new Unfillable(`${path.join('.')} leads to nothing`)
  return undefined
}

const richText = (text: string, leads: Lead[]) => ({
  root: {
    ...BLOCK,
    children: [
      paragraph([textNode(text), ...leads.map(linkTo)]),
      ...leads.map(({ isUpload, relationTo, value }) => ({
        format: '',
        relationTo,
        type: 'relationship',
        value,
        version: 2,
        ...(isUpload && { fields: {}, id: newRowId(), type: 'upload', version: 3 }),
      })),
    ],
    type: 'root',
  },
})

const BLOCK = { direction: 'ltr', format: '', indent: 0, version: 1 }

const paragraph = (children: object[]) => ({ ...BLOCK, children, type: 'paragraph' })

const textNode = (text: string) => ({
  detail: 0,
  format: 0,
  mode: 'normal',
  style: '',
  text,
  type: 'text',
  version: 1,
})

const linkTo = ({ relationTo, value }: Lead) => ({
  ...BLOCK,
  children: [textNode('there')],
  fields: { doc: { relationTo, value }, linkType: 'internal', newTab: false },
  id: newRowId(),
  type: 'link',
  version: 3,
})
