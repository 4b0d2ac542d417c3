import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { readFile, realpath, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'

import type { BlankApp } from '../support/blankApp'

import { createBlankApp } from '../support/blankApp'

const MINUTES = 60_000

/** What a host writes with our types; compiled with the app. */
const USES = `
import type { PayloadRequest } from 'payload'
import type { PartnerProgramOptions, Workspace } from 'payload-partner-program/types'

import { acceptInvitation, partnerProgram, Refusal } from 'payload-partner-program'
import { can, WORKSPACE } from 'payload-partner-program/access'
import { down, up } from 'payload-partner-program/migrations'
import { newestLink } from 'payload-partner-program/testing'

const options: PartnerProgramOptions = {
  capabilities: { 'survey:read': ['all', 'all', 'all', '-', '-', 'own'] },
  content: { surveys: { capability: 'survey' } },
  overrides: {
    workspaces: ({ defaultCollection }) => ({
      ...defaultCollection,
      labels: { plural: 'Rooms', singular: 'Room' },
    }),
  },
}
// @ts-expect-error one grant for each role
export const short: PartnerProgramOptions = { capabilities: { 'survey:read': ['all'] } }
// @ts-expect-error no such option
export const unknown: PartnerProgramOptions = { enabled: true }
// @ts-expect-error no such collection
export const elsewhere: PartnerProgramOptions = { slugs: { tenants: 'clients' } }

export const plugin = partnerProgram(options)
export const nameOf = ({ name }: Workspace): string => name
export const mayChat = (req: PayloadRequest, id: string): Promise<boolean> =>
  can(req, 'chat:use', id)
export const owners: 'all' = WORKSPACE['chat:use'][0]
export const accept = (req: PayloadRequest) => acceptInvitation({ req, token: 'a token' })
export { down, newestLink, Refusal, up }
`

let app: BlankApp | undefined

beforeAll(async () => {
  app = await createBlankApp({ 'uses.ts': USES })
}, 4 * MINUTES)

afterAll(() => app?.remove())

test('the package holds what its exports map names, in a shape that Node and TypeScript read', async () => {
  const { messages, pkg } = await publint({ pack: false, strict: true })
  expect(messages.map((message) => formatMessage(message, pkg))).toEqual([])
})

test('the package is its compiled sources, without the reference host', async () => {
  const folder = path.join(app!.folder, 'node_modules/payload-partner-program')
  expect(await realpath(folder)).toBe(
    path.join(await realpath(app!.folder), 'node_modules/payload-partner-program'),
  )
  await expect(readFile(path.join(folder, 'dist/src/index.js'), 'utf8')).resolves.toContain(
    'partnerProgram',
  )
  for (const absent of ['src/index.ts', 'dist/src/reference', 'dist/src/app', 'payload.config.ts'])
    await expect(realpath(path.join(folder, absent))).rejects.toThrow('ENOENT')
})

test(
  'a blank Payload app makes its own migration, adds ours, and does the main job in a process of its own',
  async () => {
    const first = await app!.createMigration('tables')
    await writeFile(
      path.join(app!.folder, 'migrations', `${first!.replace(/_tables$/, '_triggers')}.js`),
      "export { down, up } from 'payload-partner-program/migrations'\n",
    )
    await app!.migrate()

    const { from, ...ending } = await app!.play()
    const folder = await realpath(app!.folder)
    expect(from).toBe(`file://${folder}/node_modules/payload-partner-program/dist/src/index.js`)
    expect(ending).toEqual({
      dataOwnerIsRefused: 'Forbidden',
      dataOwnerSees: [
        {
          isDataOwner: true,
          myRole: 'observer',
          name: 'Haarlem citizen panel',
          organisationName: 'City of Haarlem',
        },
      ],
      strangerSees: 0,
    })
  },
  3 * MINUTES,
)

test(
  'once migrated, the blank app has nothing left to migrate',
  async () => {
    expect(await app!.migrations()).toHaveLength(2)
    expect(await app!.createMigration('again')).toBeUndefined()
  },
  MINUTES,
)
