import { beforeAll, expect, test } from '@jest/globals'
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

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

/**
 * `npm run prove`, as a developer calls it: two tenants full of secrets on the reference host, attacked over every surface.
 * It leaves with 1, and this fails, where anything of the other came through.
 */
let said: string

beforeAll(async () => {
  const { stdout } = await promisify(execFile)('npm', ['run', '--silent', 'prove'])
  said = stdout
  process.stderr.write(said)
}, 900_000)

/** How often somebody attacked over REST, GraphQL and the Local API. */
const attacksBy = (who: string): number[] =>
  new RegExp(`^${who} +(\\d+) +(\\d+) +(\\d+)$`, 'm').exec(said)?.slice(1).map(Number) ?? []

test('4.11 nobody comes across anything of another tenant', () => {
  expect(said).toContain('No trace of the other tenant')
})

test('nothing was left out', () => {
  expect(said).not.toContain('Not planted')
  const [rest, graphql, local] = attacksBy('all')
  expect(rest).toBeGreaterThan(13_000)
  expect(graphql).toBeGreaterThan(3_000)
  expect(local).toBeGreaterThan(6_000)
  for (const role of ROLES) expect([role, attacksBy(role)[0]]).toEqual([role, expect.any(Number)])
})
