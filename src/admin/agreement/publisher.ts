import type { Id } from '../../documents.js'
import type { Visit } from '../shared/visit.js'

import { readAsCaller } from '../../db/own.js'
import { textOf } from '../shared/text.js'

/** Who published a version; nothing for those who may not know them. */
export const nameOfPublisher = async (
  { call }: Visit,
  id: Id | null | undefined,
): Promise<string | undefined> => {
  const person = id ? await readAsCaller(call, 'users', id) : undefined
  return textOf(person?.name) || textOf(person?.email) || undefined
}
