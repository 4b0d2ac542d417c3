import type { CollectionName } from '../src/documents.js'
import type { Call } from '../src/program.js'

import { readAsCaller } from '../src/db/own.js'

/** The answer of a create whose action wrote more into the document: these fields anew, as the caller may see them now. */
export const asCallerSees = async (
  call: Call,
  name: CollectionName,
  doc: { id: string } & Record<string, unknown>,
  fields: string[],
): Promise<typeof doc> => {
  const fresh = await readAsCaller(call, name, doc.id)
  const entries = fields.flatMap((field) =>
    fresh?.[field] === undefined ? [] : [[field, fresh[field]]],
  )
  return { ...doc, ...(Object.fromEntries(entries) as Record<string, unknown>) }
}
