import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { describeReport, plantSecrets, proveIsolation } from 'payload-partner-program/testing'

import type { Leak, Report, Scene } from '../../src/prover/types'
import type { TestDatabase } from '../support/database'
import type { Mutation } from './mutations'

import { copyDatabase, createDatabase } from '../support/database'
import { MUTATIONS } from './mutations'
import { migrate, wideHost } from './wideHost'

/**
 * Does the prover find holes? On a host that has of everything it finds none; each mutation makes one, and is run on a copy of
 * the same planted database with the attack that has to find it, until it has.
 */
let planted: TestDatabase
let scene: Scene
const table: string[] = []

beforeAll(async () => {
  planted = await createDatabase('empty')
  scene = await plantSecrets(await migrate(planted.url))
})
afterAll(async () => {
  await planted.drop()
  process.stderr.write(`${table.join('\n')}\n`)
})

const prove = async (
  { caught, only, ...wide }: Partial<Mutation>,
  stopAt?: (leak: Leak) => boolean,
): Promise<Report> => {
  const database = await copyDatabase(planted)
  try {
    return await proveIsolation({
      config: await wideHost(database.url, wide),
      expects: ({ collection, field }) =>
        collection === 'surveys' && field === 'internal' ? false : undefined,
      only: {
        ...(caught && { attacks: [caught.attack], collections: [caught.collection] }),
        ...only,
      },
      scene: { ...scene, notPlanted: [...scene.notPlanted] },
      ...(stopAt && { stopAt }),
    })
  } finally {
    await database.drop()
  }
}

test('without a mutation nothing comes through', async () => {
  const report = await prove({
    only: { roles: ['external', 'owner'] },
  })
  expect(describeReport(report)).toContain('No trace of the other tenant')
  expect([report.leaks, report.notPlanted]).toEqual([[], []])
}, 900_000)

test.each(MUTATIONS)('caught: $hole', async (mutation) => {
  const { attack, by = /./, collection } = mutation.caught
  const isIt = (leak: Leak) =>
    leak.attack === attack && leak.collection === collection && by.test(leak.role)
  const { leaks, ms } = await prove(mutation, isIt)
  const found = leaks.filter(isIt)
  const [first] = found
  table.push(
    `${mutation.hole} | ${collection}, ${attack} over ${first?.surface ?? '-'}: ${first?.role ?? '-'} ${first?.trace ?? '-'} | ${found.length} of ${leaks.length} | ${ms} ms`,
  )
  expect(found.length).toBeGreaterThan(0)
})

test('there are enough of them', () => {
  expect(MUTATIONS.length).toBeGreaterThanOrEqual(20)
})
