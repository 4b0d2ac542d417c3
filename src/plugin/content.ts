import type { CollectionConfig, Field, FieldAccess } from 'payload'

import type { ContentOptions } from '../options.js'
import type { Program } from '../program.js'

import { accessForContent, both } from '../../access/accessFor.js'
import { holds } from '../../access/can.js'
import { findContentWorkspace } from '../../access/contentWorkspace.js'
import { guardFields, no } from '../../access/fields.js'
import { operationsOf } from '../../access/operations.js'
import { isStaff } from '../../access/person.js'
import { keepValue, timestamps } from '../../collections/fields.js'
import { FIELD_LABELS } from '../../collections/labels.js'
import { guardOperation } from '../../hooks/guardOperation.js'
import {
  keepArchivedContent,
  keepContentRules,
  tellOfDeletion,
} from '../../hooks/keepContentRules.js'
import { docAccessEndpoint } from './docAccess.js'
import { noVersions } from './payloadCollections.js'
import { withSafeFiles } from './uploads.js'

/**
 * Puts a collection of the host under the role table: every row carries the id of its workspace, fixed at creation, and
 * every access key is ours and the host's together. The host keeps its fields, admin and versions.
 */
export const governContent = (
  program: Program,
  given: CollectionConfig,
  content: ContentOptions,
): CollectionConfig => {
  const collection = withSafeFiles(given)
  const ours = accessForContent(program, collection.slug, content)
  const theirs = collection.access ?? {}
  const fields = [
    ...collection.fields.map((field) => fieldFor(program, collection.slug, field, content)),
    ...(hasField(collection, 'workspace') ? [] : [workspaceField(program, content)]),
    ...(collection.timestamps === false ? [] : timestampsBesides(collection)),
  ]
  return {
    ...collection,
    access: {
      ...theirs,
      create: both(ours.create, theirs.create),
      delete: both(ours.delete, theirs.delete),
      read: both(ours.read, theirs.read),
      readVersions: both(ours.readVersions, theirs.readVersions),
      unlock: ours.unlock,
      update: both(ours.update, theirs.update),
    },
    disableDuplicate: true, // Hidden values would be copied along.
    endpoints: [
      ...(collection.endpoints || []),
      docAccessEndpoint(program, collection.slug),
      ...noVersions(collection),
    ],
    fields: guardFields(fields.map((field) => hideFromStaff(program, field, content))),
    forceSelect: { ...collection.forceSelect, workspace: true },
    hooks: {
      ...collection.hooks,
      ...(content.capability === 'project' &&
        !content.parent && {
          afterDelete: [tellOfDeletion(program), ...(collection.hooks?.afterDelete ?? [])],
        }),
      beforeDelete: [
        keepArchivedContent(program, collection.slug),
        ...(collection.hooks?.beforeDelete ?? []),
      ],
      beforeOperation: [
        guardOperation(program, undefined),
        ...(collection.hooks?.beforeOperation ?? []),
      ],
      beforeValidate: [
        keepContentRules(program, collection.slug),
        ...(collection.hooks?.beforeValidate ?? []),
      ],
    },
    lockDocuments: false, // A stranger could lock what he cannot even read.
  }
}

/** Payload lets clients write the times of a document. */
const timestampsBesides = (collection: CollectionConfig): Field[] =>
  timestamps().filter((field) => !('name' in field && hasField(collection, field.name ?? '')))

const hasField = ({ fields }: CollectionConfig, name: string): boolean =>
  fields.some((field) => 'name' in field && field.name === name)

const workspaceField = (program: Program, { parent }: ContentOptions): Field => ({
  access: { create: parent ? no : () => true, update: no },
  admin: {
    ...(parent && { hidden: true }),
    allowCreate: false,
    allowEdit: false,
    position: 'sidebar',
  },
  index: true,
  label: FIELD_LABELS.workspace,
  maxDepth: 1,
  name: 'workspace',
  relationTo: program.slugs.workspaces,
  required: !parent,
  type: 'relationship',
})

/** What of the host's fields the program decides: the parent is fixed; of drafts, the author is, and publishing is a capability. */
const fieldFor = (program: Program, slug: string, field: Field, content: ContentOptions): Field => {
  if (!('name' in field) || field.type === 'ui') return field
  const { drafts } = operationsOf(content)
  if (field.name === content.parent)
    return {
      ...field,
      access: { ...field.access, update: no },
      index: true,
      required: true,
    } as Field
  if (drafts && field.name === 'author')
    return { ...field, access: { ...field.access, create: no, update: no } } as Field
  if (drafts && field.name === 'status')
    return {
      ...field,
      hooks: { ...('hooks' in field ? field.hooks : {}), beforeValidate: [keepValue('draft')] },
      access: {
        ...field.access,
        create: publishes(program, slug, drafts.seenWith),
        update: publishes(program, slug, drafts.seenWith),
      },
    } as Field
  return field
}

const publishes =
  (program: Program, slug: string, capability: string): FieldAccess =>
  async ({ data, doc, req }) => {
    const call = { program, req }
    const workspace = (doc as { workspace?: unknown } | undefined)?.workspace
    return holds(
      call,
      capability,
      workspace ??
        (await findContentWorkspace(call, slug, (data ?? {}) as Record<string, unknown>)),
    )
  }

/** Of a project, staff see what tells it apart, and nothing of what it holds (SPEC 4.10). */
const hideFromStaff = (program: Program, field: Field, content: ContentOptions): Field => {
  const { staffRead } = operationsOf(content)
  if (!staffRead || !('name' in field) || !field.name || staffRead.includes(field.name))
    return field
  const read = (field as { access?: { read?: FieldAccess } }).access?.read
  const access: FieldAccess = (args) =>
    isStaff({ program, req: args.req }) ? false : read ? read(args) : true
  return { ...field, access: { ...(field as { access?: object }).access, read: access } } as Field
}
