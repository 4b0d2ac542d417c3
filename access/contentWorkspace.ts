import type { Id } from '../src/documents.js'
import type { Call } from '../src/program.js'

import { query, sql, tableNameOf } from '../src/db/sql.js'
import { idOf } from '../src/documents.js'

/** The workspace in which new content would lie: its own `workspace`, or that of its governed parent. */
export const findContentWorkspace = async (
  call: Call,
  slug: string,
  data: Record<string, unknown>,
): Promise<Id | undefined> => {
  const content = call.program.content[slug]
  if (!content?.parent) return idOf(data.workspace)
  const parent = idOf(data[content.parent])
  const parentSlug = parentSlugOf(call, slug)
  if (!parent || !parentSlug) return undefined
  const [row] = await query<{ workspace: Id }>(
    call,
    sql`select workspace_id as workspace from ${sql.identifier(tableNameOf(parentSlug))} where id = ${parent}`,
  )
  return row?.workspace
}

/** The collection that a governed collection's parent field relates to. */
const parentSlugOf = ({ program, req }: Call, slug: string): string | undefined => {
  const name = program.content[slug]?.parent
  const field = req.payload.collections[slug as 'users']?.config.flattenedFields.find(
    (one) => one.name === name,
  )
  return field?.type === 'relationship' && typeof field.relationTo === 'string'
    ? field.relationTo
    : undefined
}
