import { crc32 } from 'node:zlib'

export type ZipEntry = { bytes: Uint8Array; name: string }

/** The least that every unzipper reads: 2.0, stored as it is, names in UTF-8. */
const VERSION = 20
const STORED = 0
const UTF8 = 0x0800

/**
 * A zip of a few small files, stored as they are: what is kept as evidence gains nothing by being compressed. The same
 * files at the same time make the same bytes.
 */
export const zipOf = (entries: readonly ZipEntry[], at: Date): Buffer => {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { bytes, name } of entries) {
    const named = Buffer.from(name, 'utf8')
    const facts = factsOf(bytes, named.length, at)
    const header = [signature(0x04034b50), facts, named]
    directory.push(
      signature(0x02014b50),
      word(VERSION),
      facts,
      Buffer.alloc(10), // No comment, on the first disk, without attributes.
      long(offset),
      named,
    )
    parts.push(...header, Buffer.from(bytes))
    offset += 4 + facts.length + named.length + bytes.length
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0)
  const count = word(entries.length)
  const end = [
    signature(0x06054b50),
    word(0),
    word(0),
    count,
    count,
    long(size),
    long(offset),
    word(0),
  ]
  return Buffer.concat([...parts, ...directory, ...end])
}

/** What the file's own header and the directory both say of it. */
const factsOf = (bytes: Uint8Array, nameLength: number, at: Date): Buffer =>
  Buffer.concat([
    word(VERSION),
    word(UTF8),
    word(STORED),
    word(timeOf(at)),
    word(dateOf(at)),
    long(crc32(bytes)),
    long(bytes.length),
    long(bytes.length),
    word(nameLength),
    word(0),
  ])

const timeOf = (at: Date): number =>
  (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1)

/** DOS counts years from 1980, up to 2107. */
const dateOf = (at: Date): number => {
  const year = Math.min(Math.max(at.getUTCFullYear() - 1980, 0), 127)
  return (year << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate()
}

const word = (value: number): Buffer => {
  const buffer = Buffer.alloc(2)
  buffer.writeUInt16LE(value)
  return buffer
}
const long = (value: number): Buffer => {
  const buffer = Buffer.alloc(4)
  buffer.writeUInt32LE(value)
  return buffer
}
const signature = long
