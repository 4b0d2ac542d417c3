import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { attacksOn, describeReport, proveIsolation } from 'payload-partner-program/testing'

import type { Host } from '../support/host'

import { startHost } from '../support/host'

const ROLES = [
  'staff',
  'editor',
  'newcomer',
  'nobody',
  'owner',
  'admin',
  'billing',
  'member',
  'workspace admin',
  'workspace member',
  'workspace billing',
  'external',
  'observer',
  'former member',
  'expired external',
  'forged session',
  'expired session',
  'ended session',
  'foreign page',
  'forged key',
]

/** Two tenants full of secrets on the reference host, attacked over every surface: no trace of the other comes through. */
let host: Host
let report: Awaited<ReturnType<typeof proveIsolation>>

beforeAll(async () => {
  host = await startHost({ DATA_DIR: mkdtempSync(path.join(tmpdir(), 'prover-')) })
  report = await proveIsolation({ config: host.config })
  process.stderr.write(`${describeReport(report)}\n`)
}, 900_000)
afterAll(() => host.stop())

test('4.11 nobody comes across anything of another tenant', () => {
  expect(report.leaks).toEqual([])
})

test('nothing was left out', () => {
  expect(report.notPlanted).toEqual([])
  expect(attacksOn(report, 'REST')).toBeGreaterThan(9000)
  expect(attacksOn(report, 'GraphQL')).toBeGreaterThan(1800)
  expect(attacksOn(report, 'Local')).toBeGreaterThan(4000)
  for (const role of ROLES) expect(report.attacks.REST).toHaveProperty(role)
})
