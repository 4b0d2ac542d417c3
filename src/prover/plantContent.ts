import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'

import type { Id } from '../documents.js'
import type { Call } from '../program.js'
import type { Planted, Scene, Tenant, WorkspaceName } from './types.js'
import type { Lead } from './values.js'
import type { Collection } from './walk.js'

import { collectionNameOf } from '../program.js'
import { newMark } from './marks.js'
import { Unfillable, valuesFor } from './values.js'
import { collectionsOf } from './walk.js'

type Target = Pick<Planted, 'tenant' | 'workspace'> & { tenant: Tenant }

/** What the program itself keeps of Payload's: nobody's secrets lie there. */
const BARREN = new Set(['payload-kv', 'payload-migrations'])
const WORKSPACES: WorkspaceName[] = ['client', 'inside', 'closed']

/**
 * Plants in the collections of the host, and of Payload: governed ones in each workspace, others once in each tenant. What
 * needs a relation that is not there yet is tried again, until nothing more can be planted.
 */
export const plantContent = async (call: Call, scene: Scene, locales: string[]): Promise<void> => {
  const { payload } = call.req
  let left = collectionsOf(payload).filter(
    ({ slug }) =>
      !BARREN.has(slug) &&
      (collectionNameOf(call.program, slug) === undefined || isUpload(call, slug)),
  )
  const reasons = new Map<string, string>()
  for (let planted = -1; left.length > 0 && planted !== 0;) {
    const before = left.length
    const waiting: Collection[] = []
    for (const collection of left)
      if (!(await plantEverywhere(call, scene, locales, collection, reasons)))
        waiting.push(collection)
    left = waiting
    planted = before - left.length
  }
  scene.notPlanted.push(...left.map(({ slug }) => `${slug}: ${reasons.get(slug) ?? 'unknown'}`))
}

const isUpload = (call: Call, slug: string): boolean =>
  Boolean(call.req.payload.collections[slug as 'users']?.config.upload)

const plantEverywhere = async (
  call: Call,
  scene: Scene,
  locales: string[],
  collection: Collection,
  reasons: Map<string, string>,
): Promise<boolean> => {
  const isGoverned = call.program.content[collection.slug] !== undefined
  const targets = (['A', 'B'] as const).flatMap((tenant): Target[] =>
    isGoverned ? WORKSPACES.map((workspace) => ({ tenant, workspace })) : [{ tenant }],
  )
  const secrets = scene.secrets.length
  const docs = scene.docs.length
  try {
    for (const target of targets) await plantOne(call, scene, locales, collection, target)
    return true
  } catch (error) {
    scene.secrets.length = secrets
    scene.docs.length = docs
    reasons.set(collection.slug, (error as Error).message)
    if (error instanceof Unfillable) return false
    reasons.set(collection.slug, causeOf(error))
    return false
  }
}

const causeOf = (error: unknown): string => {
  const { cause, message } = error as { cause?: { message: string }; message: string }
  return cause?.message ?? message.slice(0, 200)
}

const plantOne = async (
  call: Call,
  scene: Scene,
  locales: string[],
  collection: Collection,
  target: Target,
): Promise<void> => {
  const { slug } = collection
  const { payload } = call.req
  const author = scene.people.find(
    (one) => one.tenant === target.tenant && one.role === 'workspace member',
  )!
  const isDrafted = call.program.content[slug]?.capability === 'report'
  const doc: Planted = {
    collection: slug,
    id: '',
    person: author,
    ...(isDrafted && { isDraft: true }),
    ...target,
  }
  const places = scene.places[target.tenant]
  const leads = target.tenant === 'B' ? leadsToA(call, scene) : []
  const data = valuesFor(collection.flattenedFields, {
    doc,
    fixed: {
      organisation: places.organisation,
      ...(target.workspace && { workspace: places[target.workspace] }),
      ...(isDrafted && { author: author.id, status: 'draft' }),
      ...(collection.auth && { sessions: [] }),
      ...(collection.slug !== 'payload-locked-documents' && collection.trash
        ? { deletedAt: null }
        : {}),
      ...(collection.versions?.drafts ? { _status: 'published' } : {}),
      ...(collection.upload ? await fileOf(scene, doc, collection) : {}),
    },
    leads,
    locales,
    relatedOf: (related) => relatedTo(call, scene, related, doc),
    secrets: scene.secrets,
  })
  const created = (await payload.db.create({ collection: slug, data, req: call.req })) as { id: Id }
  doc.id = created.id
  scene.docs.push(doc)
  if (collection.flattenedFields.some(({ type }) => type === 'richText'))
    scene.ledTo.push(...leads.map(({ value }) => value))
  if (collection.versions) await plantVersion(call, doc, data)
}

/** A document of A from each collection that has one. */
const leadsToA = (call: Call, { docs }: Scene): Lead[] => {
  const ofA = docs.filter(({ tenant }) => tenant === 'A')
  return [...new Map(ofA.map(({ collection, id }) => [collection, id])).entries()].map(
    ([relationTo, value]) => ({ isUpload: isUpload(call, relationTo), relationTo, value }),
  )
}

/** The newest document of the collection in the same place; of people, the author. */
const relatedTo = (
  { program }: Call,
  scene: Scene,
  slug: string,
  { person, tenant, workspace }: Planted,
): Id | undefined => {
  if (slug === program.slugs.users) return person?.id
  const near = scene.docs.filter((one) => one.collection === slug && one.tenant === tenant)
  return (near.find((one) => one.workspace === workspace) ?? near.at(-1))?.id
}

const plantVersion = async (call: Call, doc: Planted, data: object): Promise<void> => {
  const now = new Date().toISOString()
  await call.req.payload.db.createVersion({
    autosave: false,
    collectionSlug: doc.collection,
    createdAt: now,
    parent: doc.id,
    req: call.req,
    updatedAt: now,
    versionData: data as never,
  })
}

/** A file whose name and bytes are secrets, where Payload keeps the collection's files. */
const fileOf = async (
  scene: Scene,
  doc: Planted,
  { slug, upload }: Collection,
): Promise<Record<string, unknown>> => {
  const name = newMark()
  const bytes = newMark()
  const filename = `${name}.txt`
  scene.secrets.push({ doc, field: 'filename', marker: name, value: filename })
  if (!upload!.disableLocalStorage) {
    const folder = path.resolve(upload!.staticDir ?? slug)
    await mkdir(folder, { recursive: true })
    await writeFile(path.join(folder, filename), bytes)
    scene.secrets.push({ doc, field: '(bytes)', marker: bytes, value: bytes })
  }
  return { filename, filesize: bytes.length, mimeType: 'text/plain', thumbnailURL: null, url: null }
}

/** A global is the platform's. */
export const plantGlobals = async (call: Call, scene: Scene, locales: string[]): Promise<void> => {
  const { payload } = call.req
  for (const { flattenedFields, slug } of payload.config.globals) {
    const doc: Planted = { collection: slug, id: slug }
    const secrets = scene.secrets.length
    try {
      const data = valuesFor(flattenedFields as never, {
        doc,
        fixed: { _status: 'published' },
        locales,
        relatedOf: () => undefined,
        secrets: scene.secrets,
      })
      await payload.db.createGlobal({ data, req: call.req, slug })
      scene.docs.push(doc)
    } catch (error) {
      scene.secrets.length = secrets
      scene.notPlanted.push(`global ${slug}: ${causeOf(error)}`)
    }
  }
}
