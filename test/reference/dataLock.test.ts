import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { afterEach, beforeEach, expect, test } from '@jest/globals'

import { lockData } from '../../src/reference/dataLock.mjs'

let dataDir: string

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'partner-lock-'))
})

afterEach(() => rm(dataDir, { recursive: true }))

const heldBy = (holder: unknown) => writeFile(path.join(dataDir, 'lock'), JSON.stringify(holder))

test('10.1 a second start on the same data is told where the first one runs', async () => {
  // The parent of this worker lives as long as the test does.
  const { startOf } = await import('../../src/reference/dataLock.mjs')
  await heldBy({
    pid: process.ppid,
    startedAt: startOf(process.ppid),
    url: 'http://localhost:4000',
  })

  await expect(lockData({ dataDir, url: 'http://localhost:3000' })).rejects.toThrow(
    'already runs on the data in',
  )
})

test('10.1 the lock of a killed start holds nobody up, even when its number was given away again', async () => {
  await heldBy({ pid: process.ppid, startedAt: 'long ago', url: 'http://localhost:4000' })
  const giveBack = await lockData({ dataDir, url: 'http://localhost:3000' })
  giveBack()

  await expect(lockData({ dataDir, url: 'http://localhost:3000' })).resolves.toBeInstanceOf(
    Function,
  )
})

test('10.1 a lock that was only half written holds nobody up', async () => {
  await writeFile(path.join(dataDir, 'lock'), '{"pid":')

  await expect(lockData({ dataDir, url: 'http://localhost:3000' })).resolves.toBeInstanceOf(
    Function,
  )
})
