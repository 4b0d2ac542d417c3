import { fieldRefusal } from '../refusals.js'

const MOST_ROWS = 500
const DEEPEST = 3

type Query = {
  depth?: unknown
  limit?: unknown
  page?: unknown
  pagination?: unknown
  sort?: unknown
}

/** Keeps a query within what is answered quickly (SPEC 9.4): rows, depth and sorting by one's own fields. */
export const boundQuery = <Args extends Query>(args: Args): Args => {
  const { depth, limit, page, pagination, sort } = args
  refuseDotted(sort)
  const rows = wholeNumber(limit, 'limit')
  wholeNumber(page, 'page')
  const isUnbounded = rows === 0 || (pagination === false && rows === undefined)
  return {
    ...args,
    ...(isUnbounded || (rows !== undefined && rows > MOST_ROWS + 1) ? { limit: MOST_ROWS } : {}), // GraphQL's joins ask for one more.
    ...(typeof depth === 'number' && depth > DEEPEST ? { depth: DEEPEST } : {}),
  }
}

/** Sorting through a relation would order by rows and fields that the caller may not read. `__` is another dot to Payload. */
const refuseDotted = (sort: unknown): void => {
  if (/\.|__/.test(JSON.stringify(sort ?? ''))) {
    throw fieldRefusal(
      'validation_failed',
      'sort',
      'Sort by a field of the document itself, not through a relation.',
    )
  }
}

const wholeNumber = (value: unknown, path: string): number | undefined => {
  if (value === undefined || value === null) return undefined
  const number = Number(value)
  if (!Number.isSafeInteger(number) || number < 0)
    throw fieldRefusal('validation_failed', path, `${path} must be a whole number, not below zero.`)
  return number
}
