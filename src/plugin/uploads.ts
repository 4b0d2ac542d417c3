import type { CollectionConfig, UploadConfig } from 'payload'

import type { Prepare } from '../../hooks/guardUpload.js'

import { guardUpload } from '../../hooks/guardUpload.js'

/** An upload collection whose files are sent, named and served safely; any other as it is. */
export const withSafeFiles = (
  collection: CollectionConfig,
  prepare?: Prepare,
): CollectionConfig => {
  const { hooks, upload } = collection
  if (!upload) return collection
  const theirs = upload === true ? {} : upload
  return {
    ...collection,
    hooks: {
      ...hooks,
      beforeOperation: [guardUpload(prepare), ...(hooks?.beforeOperation ?? [])],
    },
    upload: {
      ...theirs,
      modifyResponseHeaders: servedInert(theirs.modifyResponseHeaders),
      pasteURL: false, // The server would fetch what a client names.
    },
  }
}

type Serve = NonNullable<UploadConfig['modifyResponseHeaders']>

const servedInert = (theirs: Serve | undefined): Serve =>
  theirs ? ({ headers }) => inert({ headers: theirs({ headers }) || headers }) : inert

/** What a browser shows without running anything in it. */
const SHOWN =
  /^(image\/(avif|gif|jpeg|png|webp)|audio\/[^;]+|video\/[^;]+|application\/pdf|text\/plain)\s*(;|$)/i

/** A file lies on the origin of the admin UI: what could run there is handed out to be saved, not shown. */
const inert: Serve = ({ headers }) => {
  headers.set('X-Content-Type-Options', 'nosniff')
  if (SHOWN.test(headers.get('Content-Type') ?? '')) return headers
  headers.set('Content-Disposition', 'attachment')
  headers.set('Content-Security-Policy', "default-src 'none'; sandbox")
  return headers
}
