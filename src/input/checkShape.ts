import type { FlattenedField } from 'payload'

import { idOf } from '../documents.js'
import { fieldRefusal, Refusal } from '../refusals.js'

/** Refuses values that are not of their field's kind, where Payload would store their JSON or fail. Missing and null are fine. */
export const checkShape = (
  fields: FlattenedField[],
  data: unknown,
  parents: string[] = [],
): void => {
  if (!isObject(data))
    throw new Refusal('validation_failed', { message: 'Send the document as an object of fields.' })
  for (const field of fields) {
    const value = data[field.name]
    if (value === undefined) continue
    const path = [...parents, field.name]
    const problem = problemOf(field, value)
    if (problem)
      throw fieldRefusal('validation_failed', path.join('.'), `${path.join('.')} ${problem}.`)
    if ((field.type === 'group' || field.type === 'tab') && isObject(value))
      checkShape(field.flattenedFields, value, path)
    if (field.type === 'array' && Array.isArray(value))
      value.forEach((row, index) => {
        checkShape(field.flattenedFields, row, [...path, String(index)])
      })
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isText = (value: unknown): boolean => typeof value === 'string' && !value.includes('\u0000')
const isMoment = (value: unknown): boolean =>
  (value instanceof Date || isText(value)) &&
  (value === '' || !Number.isNaN(new Date(value as string).getTime()))

type Check = [isRight: (value: unknown) => boolean, otherwise: string]

const CHECKS: Partial<Record<FlattenedField['type'], Check>> = {
  checkbox: [(value) => typeof value === 'boolean', 'must be true or false'],
  code: [isText, 'must be text'],
  date: [isMoment, 'must be a time, such as 2026-01-31T12:00:00Z'],
  email: [isText, 'must be text'],
  number: [(value) => typeof value === 'number' && Number.isFinite(value), 'must be a number'],
  radio: [isText, 'must be one of its options'],
  relationship: [isReference, 'must be an id'],
  select: [isText, 'must be one of its options'],
  text: [isText, 'must be text'],
  textarea: [isText, 'must be text'],
  upload: [isReference, 'must be an id'],
}

function isReference(value: unknown): boolean {
  return (
    value === '' ||
    isText(value) ||
    typeof value === 'number' ||
    (isObject(value) && ('relationTo' in value || idOf(value) !== undefined))
  )
}

const problemOf = (field: FlattenedField, value: unknown): string | undefined => {
  if (field.type === 'group' || field.type === 'tab')
    return isObject(value) ? undefined : 'must be an object of fields'
  if (field.type === 'array' || field.type === 'blocks')
    return Array.isArray(value) || value === 0 ? undefined : 'must be a list of objects' // The admin form counts rows.
  if (field.type === 'richText')
    return value === null || (isObject(value) && isRichText(value.root))
      ? nulIn(value)
      : 'must be rich text, as the editor makes it'
  const check = CHECKS[field.type]
  if (!check || value === null) return undefined
  const [isRight, otherwise] = check
  if ('hasMany' in field && field.hasMany)
    return Array.isArray(value) && value.every(isRight) ? undefined : 'must be a list'
  return isRight(value) ? undefined : otherwise
}

const DEEPEST_RICH_TEXT = 100

const isRichText = (node: unknown, depth = 0): boolean =>
  isObject(node) &&
  typeof node.type === 'string' &&
  depth < DEEPEST_RICH_TEXT &&
  (depth > 0 || Array.isArray(node.children)) &&
  (node.children === undefined ||
    (Array.isArray(node.children) && node.children.every((one) => isRichText(one, depth + 1))))

const nulIn = (value: unknown): string | undefined =>
  JSON.stringify(value).includes('\\u0000') ? 'must not contain NUL' : undefined
