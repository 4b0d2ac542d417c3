import type { Id } from '../../documents.js'
import type { Visit } from '../shared/visit.js'

import { readAsCaller } from '../../db/own.js'
import { textOf } from '../shared/text.js'

/** Who published a version, as read with it; nothing for those who may not know them. */
export const publisherIn = (person: unknown): string | undefined => {
  if (typeof person !== 'object' || person === null) return undefined
  const { email, name } = person as { email?: unknown; name?: unknown }
  return textOf(name) || textOf(email) || undefined
}

/** The same where only the id was read. */
export const nameOfPublisher = async (
  { call }: Visit,
  id: Id | null | undefined,
): Promise<string | undefined> =>
  publisherIn(id ? await readAsCaller(call, 'users', id) : undefined)
