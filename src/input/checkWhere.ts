import type { FlattenedField, Payload, PayloadRequest } from 'payload'

import { fieldRefusal } from '../refusals.js'

const DEEPEST = 10
const MOST_CONDITIONS = 200
const MOST_VALUES = 1_000
const LONGEST_VALUE = 1_000

const OPERATORS = new Set([
  'all',
  'contains',
  'equals',
  'exists',
  'greater_than',
  'greater_than_equal',
  'in',
  'intersects',
  'less_than',
  'less_than_equal',
  'like',
  'near',
  'not_equals',
  'not_in',
  'not_like',
  'within',
])
const ON_POINTS = new Set(['intersects', 'near', 'within'])
const OF_LISTS = new Set(['all', 'in', 'not_in'])
const ON_TEXT = new Set(['contains', 'like', 'not_like'])

/**
 * Refuses a `where` that is malformed, or too large to be answered quickly (SPEC 9.4). Payload would leave out what it
 * does not understand, and answer with more than was asked for. Nor are fields asked by that the caller may not read: Payload
 * refuses these too, but some by a promise that nobody awaits, which ends a plain process.
 */
export const checkWhere = async (
  req: PayloadRequest,
  fields: FlattenedField[],
  where: unknown,
): Promise<void> => {
  const { collections } = req.payload
  const trails: Trail[] = []
  let conditions = 0

  const check = (part: unknown, depth: number): void => {
    if (!isObject(part)) throw malformed('where', 'must be a query of fields')
    if (depth > DEEPEST) throw malformed('where', 'is nested too deeply')
    for (const [key, value] of Object.entries(part)) {
      if (key.toLowerCase() === 'and' || key.toLowerCase() === 'or') {
        if (!Array.isArray(value)) throw malformed(key, 'must be a list of queries')
        value.forEach((one) => {
          check(one, depth + 1)
        })
      } else checkCondition(key, value, depth)
    }
  }

  const checkCondition = (path: string, condition: unknown, depth: number): void => {
    if (!isObject(condition)) throw malformed(path, 'needs an operator, such as [equals]')
    for (const [operator, value] of Object.entries(condition)) {
      if (++conditions > MOST_CONDITIONS) throw malformed('where', 'has too many conditions')
      if (!OPERATORS.has(operator)) throw malformed(path, 'has an operator that does not exist')
      if (operator === 'contains' && isObject(value)) check(value, depth + 1)
      else {
        const trail = trailOf(collections, fields, path)
        if (trail.leadsIntoJson || trail.leadsBeyondMany || isComputed(trail.fields.at(-1)))
          throw malformed(path, 'cannot be queried')
        checkValue(trail.fields.at(-1), path, operator, value)
        trails.push(trail)
      }
    }
  }

  if (where !== undefined && where !== null) check(where, 1)
  for (const trail of trails) await refuseUnreadable(req, trail)
}

/** Made for the answer: the database knows nothing of it, or something else. */
const isComputed = (field: FlattenedField | undefined): boolean =>
  (field?.custom as undefined | { isComputed?: boolean })?.isComputed === true

/** The fields along a path; undefined from where it leads nowhere. */
type Trail = {
  fields: (FlattenedField | undefined)[]
  /** Through a relation to several collections, of which only `value` and `relationTo` can be asked. */
  leadsBeyondMany: boolean
  /** Payload writes such a filter into the SQL as it stands. */
  leadsIntoJson: boolean
  path: string
  relations: number
}

const refuseUnreadable = async (
  req: PayloadRequest,
  { fields, path, relations }: Trail,
): Promise<void> => {
  for (const field of fields) {
    const unknown = { hidden: relations > 1 } // Nearer by, Payload says what there is besides fields.
    const { access, hidden, virtual } = (field ?? unknown) as {
      access?: { read?: (args: { req: PayloadRequest }) => boolean | Promise<boolean> }
      hidden?: boolean
      virtual?: unknown
    }
    if (hidden || virtual === true || !(await (access?.read?.({ req }) ?? true)))
      throw malformed(path, 'cannot be queried')
  }
}

const malformed = (path: string, problem: string) =>
  fieldRefusal('validation_failed', path.slice(0, 200), `${path.slice(0, 200)} ${problem}.`)

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const checkValue = (
  field: FlattenedField | undefined,
  path: string,
  operator: string,
  value: unknown,
): void => {
  const values: unknown[] = Array.isArray(value) ? value : [value]
  if (values.length > MOST_VALUES) throw malformed(path, 'has too many values')
  for (const one of values) {
    if (typeof one === 'string' && one.length > LONGEST_VALUE)
      throw malformed(path, 'has a value that is too long')
    if (isObject(one) ? !('relationTo' in one) : Array.isArray(one))
      throw malformed(path, 'has a value that is neither text nor number')
  }
  const isMany = field !== undefined && 'hasMany' in field && field.hasMany === true
  if (operator === 'exists' && ![false, true, 'false', 'true'].includes(value as never))
    throw malformed(path, 'takes true or false with exists')
  if ((operator === 'like' || operator === 'not_like') && typeof value !== 'string')
    throw malformed(path, `takes one text with ${operator}`)
  if ((operator === 'in' || operator === 'not_in') && (value === null || value === 'null'))
    throw malformed(path, `takes a list with ${operator}`)
  if (
    (operator === 'all' && !isMany) ||
    (ON_POINTS.has(operator) && field?.type !== 'point') ||
    (ON_TEXT.has(operator) && field?.type === 'date') ||
    (OF_LISTS.has(operator) && leadsToMany(field))
  )
    throw malformed(path, `knows no ${operator}`)
  if (field?.type === 'number' && operator !== 'exists' && !values.every(isNumeric))
    throw malformed(path, 'is a number')
}

/** A list may come as one text with commas. */
const isNumeric = (value: unknown): boolean =>
  value === null ||
  value === 'null' ||
  typeof value === 'number' ||
  (typeof value === 'string' ? value : '')
    .split(',')
    .every((part) => part.trim() !== '' && Number.isFinite(Number(part)))

/** The fields along a path, also through relations. One into JSON ends there. */
const trailOf = (
  collections: Payload['collections'],
  fields: FlattenedField[],
  path: string,
): Trail => {
  const segments = path.replaceAll('__', '.').split('.')
  if (segments.length > DEEPEST) throw malformed(path, 'leads too far')
  const trail: Trail = {
    fields: [],
    leadsBeyondMany: false,
    leadsIntoJson: false,
    path,
    relations: 0,
  }
  let level: FlattenedField[] | undefined = fields
  for (const [index, segment] of segments.entries()) {
    const isField = level?.some(({ name }) => name === segment)
    const isPrefix = segment === 'version' && index === 0 && !isField // Versions keep the document's fields below it.
    const isId = segment === 'id' && index > 0 && index === segments.length - 1
    if (isPrefix || isId) continue
    const field = level?.find(({ name }) => name === segment)
    trail.fields.push(field)
    if (!field) break
    if (field.type === 'json' || field.type === 'richText') {
      trail.leadsIntoJson = index < segments.length - 1
      break
    }
    if (leadsToMany(field)) {
      const [next, ...further] = segments.slice(index + 1)
      const isAboutIt = next === undefined || next === 'value' || next === 'relationTo'
      trail.leadsBeyondMany = !isAboutIt || further.length > 0
      break
    }
    level = fieldsBelow(collections, field)
    if (isRelation(field) && index < segments.length - 1) trail.relations++
  }
  return trail
}

/** A relation to several collections; what lies below it says to which. */
const leadsToMany = (field: FlattenedField | undefined): boolean =>
  field !== undefined && 'relationTo' in field && Array.isArray(field.relationTo)

const isRelation = ({ type }: FlattenedField): boolean =>
  type === 'relationship' || type === 'upload'

const fieldsBelow = (
  collections: Payload['collections'],
  field: FlattenedField,
): FlattenedField[] | undefined => {
  if ('flattenedFields' in field) return field.flattenedFields
  return (field.type === 'relationship' || field.type === 'upload') &&
    typeof field.relationTo === 'string'
    ? collections[field.relationTo as 'users']?.config.flattenedFields
    : undefined
}
