import { execFileSync } from 'node:child_process'

import { expect, test } from '@jest/globals'

import { zipOf } from '../../src/uploads/zip'

/** Our zips are read by an unzipper that is not ours, and say the same each time (SPEC 2.7). */
const READ = `
import io, json, sys, zipfile
z = zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read()))
assert z.testzip() is None
print(json.dumps([[i.filename, z.read(i).hex(), list(i.date_time), i.compress_type] for i in z.infolist()]))`

const readBack = (zip: Buffer): unknown =>
  JSON.parse(execFileSync('python3', ['-c', READ], { encoding: 'utf8', input: zip }))

const AT = new Date('2026-03-04T05:06:08Z')
const TIME = [2026, 3, 4, 5, 6, 8]

test('2.7 files come back byte for byte, by their names, with their time', () => {
  const bytes = Buffer.from([...Array(256).keys()])
  const entries = [
    { bytes, name: 'all bytes.bin' },
    { bytes: Buffer.alloc(0), name: 'empty.txt' },
    { bytes: Buffer.from('é'), name: 'één.txt' },
    { bytes: Buffer.alloc(300_000, 7), name: 'large' },
  ]
  expect(readBack(zipOf(entries, AT))).toEqual(
    entries.map((entry) => [entry.name, entry.bytes.toString('hex'), TIME, 0]),
  )
})

test('2.7 the same files make the same bytes', () => {
  const entries = [{ bytes: Buffer.from('text'), name: 'a' }]
  expect(zipOf(entries, AT)).toEqual(zipOf(entries, AT))
})

test.each([
  ['1970-01-01T00:00:00Z', 1980],
  ['2999-01-01T00:00:00Z', 2107],
])('a time of %s is as near as zip can say', (at, year) => {
  const [[, , [said]]] = readBack(
    zipOf([{ bytes: Buffer.from('x'), name: 'x' }], new Date(at)),
  ) as [[string, string, number[]]]
  expect(said).toBe(year)
})

test('a zip without files is one too', () => {
  expect(readBack(zipOf([], AT))).toEqual([])
})

test('a changed byte is found', () => {
  const zip = zipOf([{ bytes: Buffer.from('text'), name: 'a' }], AT)
  zip[zip.indexOf('text')]! ^= 1
  expect(() => readBack(zip)).toThrow('Command failed')
})
