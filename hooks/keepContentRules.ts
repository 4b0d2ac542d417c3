import type {
  CollectionAfterDeleteHook,
  CollectionBeforeDeleteHook,
  CollectionBeforeValidateHook,
} from 'payload'

import type { Id } from '../src/documents.js'
import type { Call, Program } from '../src/program.js'

import { findContentWorkspace } from '../access/contentWorkspace.js'
import { workspaceFacts } from '../access/facts.js'
import { operationsOf } from '../access/operations.js'
import { personOf } from '../access/person.js'
import { findOwnById } from '../src/db/own.js'
import { query, sql, tableNameOf, tableOf } from '../src/db/sql.js'
import { idOf } from '../src/documents.js'
import { fieldRefusal, Refusal } from '../src/refusals.js'
import { tellProjectDeleted } from '../src/workspaces/tellDataOwner.js'

/** Content lies where its parent lies, from creation on; its author is who made it; archived places are read-only (SPEC 4.9, 1.12). */
export const keepContentRules =
  (program: Program, slug: string): CollectionBeforeValidateHook =>
  async ({ data, operation, originalDoc, req }) => {
    const call = { program, req }
    const next = { ...data }
    if (operation !== 'create') {
      const { id, workspace } = originalDoc as { id: Id; workspace: unknown }
      await refuseArchived(call, slug, id)
      return { ...next, workspace: idOf(workspace) }
    }
    const target = program.content[slug]?.parent ?? 'workspace'
    if (!next[target]) throw fieldRefusal('validation_failed', target, `Choose the ${target}.`)
    const workspace = await findContentWorkspace(call, slug, next)
    const facts = workspace && (await workspaceFacts(call, workspace))
    if (!facts) throw new Refusal('forbidden')
    if (facts.isArchived) throw new Refusal('archived')
    const { drafts } = operationsOf(program.content[slug]!)
    return {
      ...next,
      workspace,
      ...(drafts && { author: personOf(call)?.id ?? next.author ?? null }),
    }
  }

const refuseArchived = async (call: Call, slug: string, id: number | string): Promise<void> => {
  const [row] = await query<{ archived: boolean }>(
    call,
    sql`select w.archived_at is not null as archived
    from ${sql.identifier(tableNameOf(slug))} c join ${tableOf(call.program, 'workspaces')} w on w.id = c.workspace_id where c.id = ${id}`,
  )
  if (row?.archived) throw new Refusal('archived')
}

/** Deleting, too, changes a place: not an archived one. Files below a project go with it. */
export const keepArchivedContent =
  (program: Program, slug: string): CollectionBeforeDeleteHook =>
  async ({ id, req }) => {
    const call = { program, req }
    await refuseArchived(call, slug, id)
    await deleteFilesBelow(call, slug, id)
  }

/** Who owns the data is told that a project is gone (SPEC 3.10). */
export const tellOfDeletion =
  (program: Program): CollectionAfterDeleteHook =>
  async ({ doc, id, req }) => {
    const call = { program, req }
    const { name, workspace } = doc as { name?: string; workspace: unknown }
    const found = await findOwnById(call, 'workspaces', idOf(workspace) ?? '')
    if (found) await tellProjectDeleted(call, found, { id: String(id), name: name ?? '' })
  }

/** Rows go by foreign key; the files of uploads only by Payload's own delete. */
const deleteFilesBelow = async (
  { program, req }: Call,
  slug: string,
  id: number | string,
): Promise<void> => {
  for (const [child, { parent }] of Object.entries(program.content)) {
    const config = req.payload.collections[child as 'users']?.config
    const field = config?.flattenedFields.find(({ name }) => name === parent)
    if (!config?.upload || field?.type !== 'relationship' || field.relationTo !== slug) continue
    await req.payload.delete({
      collection: child as 'users',
      overrideAccess: true,
      req,
      where: { [parent!]: { equals: id } },
    })
  }
}
