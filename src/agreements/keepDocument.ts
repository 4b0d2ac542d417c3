import type { UploadedFile } from '../uploads/file.js'

import { randomUUID } from 'node:crypto'

import { fieldRefusal } from '../refusals.js'
import { bytesOf, EXTENSIONS, formatOf } from '../uploads/file.js'

const MOST_BYTES = 10 * 1024 * 1024

/**
 * A signed agreement as it is kept: byte for byte, since it is evidence, under a name of its own. What its bytes are
 * decides, whatever it is called (SPEC 2.2).
 */
export const keepDocument = async (file: UploadedFile): Promise<UploadedFile> => {
  const bytes = await bytesOf(file)
  const format = formatOf(bytes)
  if (!format || format === 'webp')
    throw fieldRefusal(
      'validation_failed',
      'file',
      'Choose a PDF, or a picture of the paper as PNG or JPEG.',
    )
  if (bytes.length > MOST_BYTES)
    throw fieldRefusal('validation_failed', 'file', 'Make the file smaller: at most 10 MB.')
  return {
    ...file,
    mimetype: format === 'pdf' ? 'application/pdf' : `image/${format}`,
    name: `${randomUUID()}.${EXTENSIONS[format]}`,
  }
}
