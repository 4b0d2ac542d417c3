import type { CollectionConfig, Config, GlobalConfig, Payload } from 'payload'

import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { buildConfig, getPayload } from 'payload'
import { partnerProgram } from 'payload-partner-program'
import { up } from 'payload-partner-program/migrations'
import pg from 'pg'

import type { PartnerProgramOptions } from '../../src/options'

import { hostConfig, databaseAt, SURVEY_ROWS } from '../plugin/hostConfig'

/*
 * A host that has of everything: versions, drafts, trash, locales, lists, blocks, joins, relations to several
 * collections, uploads, content that is not governed, another kind of accounts, a global.
 */
const files = mkdtempSync(path.join(tmpdir(), 'wide-host-'))
const no = () => false
const ofAuthor = ({ req }: { req: { user: { collection?: string; id: unknown } | null } }) =>
  req.user?.collection === 'users' && { author: { equals: req.user.id as string } }

const COLLECTIONS: CollectionConfig[] = [
  {
    slug: 'users',
    auth: { useAPIKey: true, verify: true },
    fields: [{ name: 'phone', type: 'text' }],
  },
  {
    slug: 'customers',
    access: { create: no, delete: no, read: no, update: no },
    auth: true,
    fields: [],
  },
  {
    slug: 'surveys',
    fields: [
      { localized: true, name: 'title', type: 'text' },
      { name: 'internal', access: { read: () => false }, type: 'text' },
      { name: 'story', type: 'richText' },
      { name: 'questions', fields: [{ name: 'text', type: 'text' }], type: 'array' },
      {
        blocks: [{ fields: [{ name: 'words', type: 'textarea' }], slug: 'quote' }],
        name: 'layout',
        type: 'blocks',
      },
      { collection: 'answers', name: 'answers', on: 'survey', type: 'join' },
    ],
    trash: true,
    versions: { drafts: true },
  },
  {
    slug: 'answers',
    fields: [
      { name: 'survey', relationTo: 'surveys', required: true, type: 'relationship' },
      { name: 'about', relationTo: ['surveys', 'workspaces'], type: 'relationship' },
      { name: 'words', type: 'textarea' },
    ],
  },
  {
    slug: 'pictures',
    fields: [{ name: 'survey', relationTo: 'surveys', required: true, type: 'relationship' }],
    upload: { staticDir: files },
  },
  {
    slug: 'notes',
    access: {
      create: ({ req }) => Boolean(req.user),
      delete: ofAuthor,
      read: ofAuthor,
      update: ofAuthor,
    },
    fields: [
      { name: 'words', type: 'text' },
      { name: 'author', relationTo: 'users', type: 'relationship' },
      { name: 'workspace', relationTo: 'workspaces', type: 'relationship' },
    ],
    lockDocuments: false,
  },
]
const GLOBALS: GlobalConfig[] = [
  {
    access: { read: () => false, update: () => false },
    fields: [{ name: 'plans', type: 'text' }],
    lockDocuments: false,
    slug: 'strategy',
  },
]
const OPTIONS: PartnerProgramOptions = {
  capabilities: SURVEY_ROWS,
  content: {
    answers: { capability: 'survey', parent: 'survey' },
    pictures: { capability: 'survey', parent: 'survey' },
    surveys: { capability: 'survey' },
  },
  firstUserIsStaff: false,
  limits: { attemptsPerHour: 100_000, invitationsPerHour: 100_000 },
  uploadDir: files,
}

export type Wide = {
  /** What the host has besides. */
  change?: (config: Config) => Config
  options?: (options: PartnerProgramOptions) => PartnerProgramOptions
  /** Changes each statement on its way to the database. */
  rewrite?: (text: string) => string
}

export const wideHost = async (
  url: string,
  { change, options, push = false, rewrite }: Wide & { push?: boolean } = {},
) => {
  // Payload and its GraphQL keep one instance each in a process.
  const kept = globalThis as unknown as {
    _payload?: Map<string, unknown>
    _payload_graphql?: { graphql: unknown; promise: unknown }
  }
  kept._payload?.clear()
  Object.assign(kept._payload_graphql ?? {}, { graphql: null, promise: null })
  return buildConfig(
    hostConfig({
      collections: COLLECTIONS,
      db: rewrite ? databaseWith(url, rewrite) : databaseAt(url, { push }),
      globals: GLOBALS,
      localization: { defaultLocale: 'en', locales: ['en', 'nl'] },
      plugins: [partnerProgram(options ? options(OPTIONS) : OPTIONS), ...(change ? [change] : [])],
    }),
  )
}

/** The host's tables, made from its config. */
export const migrate = async (url: string): Promise<Payload> => {
  const config = await wideHost(url, { push: true })
  const payload = await getPayload({ config, disableOnInit: true })
  await up({ db: (payload.db as unknown as { drizzle: never }).drizzle, payload })
  await config.onInit?.(payload)
  return payload
}

type Query = (this: pg.Client, sent: string | { text: string }, ...more: unknown[]) => unknown

const databaseWith = (url: string, rewrite: (text: string) => string): Config['db'] => {
  class Client extends pg.Client {}
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with `this` below
  const query = pg.Client.prototype.query as unknown as Query
  Client.prototype.query = function (
    this: pg.Client,
    sent: string | { text: string },
    ...more: unknown[]
  ) {
    const changed = typeof sent === 'string' ? rewrite(sent) : sent
    if (typeof sent === 'object' && typeof sent.text === 'string') sent.text = rewrite(sent.text)
    return query.call(this, changed, ...more)
  } as never
  return databaseAt(url, { Client })
}
