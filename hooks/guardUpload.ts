import type {
  CollectionBeforeOperationHook,
  PayloadRequest,
  SanitizedCollectionConfig,
} from 'payload'

import { randomBytes } from 'node:crypto'

import { canonical, isEmpty } from '../access/fields.js'
import { mayUpdate, readStored } from '../src/db/own.js'
import { fieldRefusal } from '../src/refusals.js'

type UploadedFile = NonNullable<PayloadRequest['file']>
type Data = Record<string, unknown>
type Asked = { data?: Data; draft?: boolean; id?: string }

/** Turns what was uploaded into what is kept. */
export type Prepare = (
  file: UploadedFile,
  req: PayloadRequest,
) => Promise<UploadedFile> | UploadedFile

/**
 * An upload is a file, sent along: the server fetches none from an address that a client names, and what a file is like
 * is read off the file (SPEC 1.3, 9.4). It is prepared for keeping before Payload looks at it; who may not write at all is
 * left to Payload, which refuses him first.
 */
export const guardUpload =
  (prepare: Prepare = withNameOfItsOwn): CollectionBeforeOperationHook =>
  async ({ args, collection, operation, overrideAccess, req }) => {
    if (operation !== 'create' && operation !== 'update') return args
    if (!overrideAccess) {
      const asked = args as unknown as Asked
      if (!(await mayWrite(collection, operation, asked, req))) return args
      await refuseFacts(collection, asked, req)
      if (operation === 'create' && !req.file && !mayLackFile(collection, asked, req))
        throw fieldRefusal(
          'validation_failed',
          'file',
          'Send the file itself, as multipart/form-data.',
        )
    }
    if (req.file) req.file = await prepare(req.file, req)
    return args
  }

const mayWrite = async (
  { access, slug }: SanitizedCollectionConfig,
  operation: 'create' | 'update',
  { data, id }: Asked,
  req: PayloadRequest,
): Promise<boolean> => {
  if (operation === 'create') return Boolean(await access.create({ data, req }))
  return id !== undefined && mayUpdate(req, slug, id, await access.update({ data, id, req }))
}

/** What Payload reads off a file. */
const FACTS = [
  'filename',
  'filesize',
  'focalX',
  'focalY',
  'height',
  'mimeType',
  'thumbnailURL',
  'url',
  'width',
]

/** Sent unchanged they pass, as forms send whole documents. */
const refuseFacts = async (
  { slug }: SanitizedCollectionConfig,
  { data, id }: Asked,
  req: PayloadRequest,
): Promise<void> => {
  const sent: Data = { ...sentBy(slug, req), ...data }
  const named = FACTS.filter((name) => !isEmpty(sent[name]))
  if (named.length === 0) return
  const stored = id === undefined ? {} : await readStored(req, slug, id)
  const changed = named.find((name) => canonical(sent[name]) !== canonical(stored[name]))
  if (changed)
    throw fieldRefusal(
      'field_not_writable',
      changed,
      `You cannot change ${changed}: it follows from the file. Leave it out, or send another file.`,
    )
}

/** Payload takes names and addresses out of what was sent before any hook sees it. */
const sentBy = (slug: string, req: PayloadRequest): Data =>
  req.payloadAPI === 'GraphQL' || req.routeParams?.collection === slug ? (req.data ?? {}) : {}

/** Where a host wants no file. What the Local API is given cannot be seen whole, so there a file is always needed. */
const mayLackFile = (
  { upload }: SanitizedCollectionConfig,
  { draft }: Asked,
  { payloadAPI }: PayloadRequest,
): boolean => payloadAPI !== 'local' && (draft === true || upload.filesRequiredOnCreate === false)

const LONGEST_STEM = 50

/**
 * The client's own name and something random: where a name is taken Payload counts up, and so would tell about files that
 * one may not see. A file that a browser has stored already keeps its name.
 */
const withNameOfItsOwn: Prepare = (file) => {
  if ('clientUploadContext' in file && file.clientUploadContext) return file
  const [, stem = '', extension = ''] = /^(.*?)(\.[a-z0-9]{1,10})?$/is.exec(file.name) ?? []
  const words = stem.normalize().match(/[\p{L}\p{N}_]+/gu) ?? []
  const start = Array.from(words.join('-')).slice(0, LONGEST_STEM).join('')
  const unlike = randomBytes(6).toString('hex')
  return { ...file, name: `${start ? `${start}-` : ''}${unlike}${extension.toLowerCase()}` }
}
