import type { PayloadRequest } from 'payload'

import { readFile } from 'node:fs/promises'

/** A file as a client sent it. */
export type UploadedFile = NonNullable<PayloadRequest['file']>

export type FileFormat = 'jpeg' | 'pdf' | 'png' | 'webp'

export const EXTENSIONS: Record<FileFormat, string> = {
  jpeg: 'jpg',
  pdf: 'pdf',
  png: 'png',
  webp: 'webp',
}

/** What a file is by its first bytes, whatever it is called. */
export const formatOf = (bytes: Buffer): FileFormat | undefined => {
  const starts = (hex: string, at = 0) =>
    bytes.subarray(at, at + hex.length / 2).toString('hex') === hex
  if (starts('89504e470d0a1a0a')) return 'png'
  if (starts('ffd8ff')) return 'jpeg'
  if (starts('255044462d')) return 'pdf'
  return starts('52494646') && starts('57454250', 8) ? 'webp' : undefined
}

export const bytesOf = (file: UploadedFile): Buffer | Promise<Buffer> =>
  file.tempFilePath ? readFile(file.tempFilePath) : file.data
