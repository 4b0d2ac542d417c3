import type { PayloadRequest } from 'payload'

import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'

import type { FileFormat, UploadedFile } from '../uploads/file.js'

import { fieldRefusal } from '../refusals.js'
import { bytesOf, EXTENSIONS, formatOf } from '../uploads/file.js'

type Format = Exclude<FileFormat, 'pdf'>
/** What is needed of sharp, which is the host's. */
type Sharp = (bytes: Buffer, options?: { failOn: 'warning'; limitInputPixels: number }) => Picture
type Picture = {
  metadata: () => Promise<{ format: string; height: number; pages?: number; width: number }>
  rotate: () => Picture
  toBuffer: () => Promise<Buffer>
  toFormat: (format: Format) => Picture
}

const MOST_BYTES = 1024 * 1024
const MOST_PIXELS = 2000

const SENTENCES = {
  kind: 'Choose a PNG, JPEG or WebP picture.',
  moving: 'Choose a picture that does not move.',
  pixels: `Make the picture smaller: at most ${MOST_PIXELS} × ${MOST_PIXELS} pixels.`,
  size: 'Make the file smaller: at most 1 MB.',
  unreadable: 'This picture cannot be read. Save it again as PNG, JPEG or WebP.',
  unsupported:
    'This platform cannot take logos yet: whoever runs it adds `sharp` to its Payload config.',
}

const refusal = (problem: keyof typeof SENTENCES) =>
  fieldRefusal('validation_failed', 'file', SENTENCES[problem])

/**
 * A logo as it is kept: what the bytes are decides, whatever they are called; drawn anew, so that nothing else travels in
 * the file; under a name of its own (SPEC 3.8).
 */
export const encodeLogo = async (
  file: UploadedFile,
  { payload }: PayloadRequest,
): Promise<UploadedFile> => {
  const sharp = payload.config.sharp as Sharp | undefined
  if (!sharp) throw refusal('unsupported')
  const bytes = await bytesOf(file)
  const format = pictureFormatOf(bytes)
  if (!format) throw refusal('kind')
  if (bytes.length > MOST_BYTES) throw refusal('size')
  const data = await redrawn(sharp, bytes, format)
  if (file.tempFilePath) await writeFile(file.tempFilePath, data)
  return {
    ...file,
    data: file.tempFilePath ? file.data : data,
    mimetype: `image/${format}`,
    name: `${randomUUID()}.${EXTENSIONS[format]}`,
    size: data.length,
  }
}

/** No other decoder ever sees what a client sent. */
const pictureFormatOf = (bytes: Buffer): Format | undefined => {
  const format = formatOf(bytes)
  return format === 'pdf' ? undefined : format
}

const redrawn = async (sharp: Sharp, bytes: Buffer, format: Format): Promise<Buffer> => {
  // Its header tells how large it is, before a single pixel is unpacked.
  const about = await sharp(bytes)
    .metadata()
    .catch(() => undefined)
  if (about?.format !== format) throw refusal('unreadable')
  if (Math.max(about.width, about.height) > MOST_PIXELS) throw refusal('pixels')
  if ((about.pages ?? 1) > 1) throw refusal('moving')
  return sharp(bytes, { failOn: 'warning', limitInputPixels: MOST_PIXELS ** 2 })
    .rotate() // As the camera held it, which is written in what does not travel along.
    .toFormat(format)
    .toBuffer()
    .catch(() => {
      throw refusal('unreadable')
    })
}
