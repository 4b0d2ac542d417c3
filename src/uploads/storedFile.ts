import type { UploadConfig } from 'payload'

import { readFile } from 'node:fs/promises'
import path from 'node:path'

import type { CollectionName } from '../documents.js'
import type { Call } from '../program.js'

type Handler = NonNullable<UploadConfig['handlers']>[number]
type Stored = { filename?: null | string; id: string }

/** The bytes of a stored upload, wherever the host keeps them. Throws where they are gone: evidence is whole or none. */
export const readStoredFile = async (
  { program, req }: Call,
  name: CollectionName,
  doc: Stored,
): Promise<Buffer> => {
  const slug = program.slugs[name]
  const { upload } = req.payload.collections[slug]!.config
  const filename = path.basename(doc.filename ?? '')
  for (const handler of upload.handlers ?? []) {
    const params = { collection: slug, filename }
    const response = await (handler as unknown as Ask)(req, { doc, headers: new Headers(), params })
    if (response instanceof Response && response.ok)
      return Buffer.from(await response.arrayBuffer())
  }
  return readFile(path.resolve(upload.staticDir ?? slug, filename))
}

type Ask = (
  req: Parameters<Handler>[0],
  args: { doc: Stored; headers: Headers; params: { collection: string; filename: string } },
) => unknown
