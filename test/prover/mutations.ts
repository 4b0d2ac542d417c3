import type { AuthStrategy, CollectionConfig, Config, Endpoint, Field, TextField } from 'payload'

import { sql } from '@payloadcms/db-postgres'
import { createHmac } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'

import type { Only } from '../../src/prover/types'
import type { Program } from '../../src/program'
import type { Wide } from './wideHost'

import { buildOf } from '../../src/db/token'

/** A hole in the access code, or in what a host does around it, and where the prover has to find it. */
export type Mutation = Wide & {
  caught: { attack: string; by?: RegExp; collection: string }
  hole: string
  only?: Only
}

type Change = NonNullable<Wide['change']>
const everybody = () => true

/** Changes a collection of the config that the plugin has assembled. */
const inCollection =
  (slug: string, change: (collection: CollectionConfig) => CollectionConfig): Change =>
  (config) => ({
    ...config,
    collections: config.collections!.map((one) => (one.slug === slug ? change(one) : one)),
  })

const withAccess = (slug: string, access: CollectionConfig['access']): Change =>
  inCollection(slug, (one) => ({ ...one, access: { ...one.access, ...access } }))

/** First, so that it is found before what there was. */
const withEndpoint = (slug: string, endpoint: Endpoint): Change =>
  inCollection(slug, (one) => ({ ...one, endpoints: [endpoint, ...(one.endpoints || [])] }))

const withField = (
  slug: string,
  [name, ...rest]: string[],
  change: (field: Field) => Field,
): Change =>
  inCollection(slug, (one) => {
    const within = (fields: Field[], [first, ...more]: (string | undefined)[]): Field[] =>
      fields.map((field) => {
        if (!('name' in field) || field.name !== first) return field
        return more.length > 0
          ? ({ ...field, fields: within((field as { fields: Field[] }).fields, more) } as Field)
          : change(field)
      })
    return { ...one, fields: within(one.fields, [name, ...rest]) }
  })

const programIn = (config: Config): Program => config.custom!.partnerProgram() as Program

const readableBy = (read: unknown) => (field: Field) =>
  ({ ...field, access: { ...(field as { access?: object }).access, read } }) as Field

const claimsIn = (headers: Headers): Record<string, string> | undefined => {
  const part = headers.get('Authorization')?.split('.')[1]
  return part && JSON.parse(Buffer.from(part, 'base64url').toString())
}

type Claims = ReturnType<typeof claimsIn>
type Asked = Parameters<AuthStrategy['authenticate']>[0]

/** Another way of signing in, which takes the word of what `claimsOf` lets through. */
const withStrategy = (claimsOf: (asked: Asked) => Claims | Promise<Claims>): Change =>
  inCollection('users', (one) => ({
    ...one,
    auth: {
      ...(one.auth as object),
      strategies: [
        {
          authenticate: async (asked) => {
            const claims = await claimsOf(asked)
            if (!claims?.id) return { user: null }
            const user = await asked.payload.findByID({ collection: 'users', id: claims.id })
            return { user: { ...user, collection: 'users' } as never }
          },
          name: 'trusting',
        },
      ],
    },
  }))

/** Documents that refer to it, in whatever is read of a collection. */
const withJoin = (slug: string, name: string, on: string): Change =>
  inCollection(slug, (one) => ({
    ...one,
    fields: [...one.fields, { collection: name as 'users', name, on, type: 'join' }],
  }))

type Joining = { joins?: Record<string, false | { where?: unknown }> }

/** Payload's adapter answers all that a join finds, not what its filter leaves. */
const withoutJoinFilters: Change = (config) => ({
  ...config,
  db: {
    ...config.db,
    init: (args) => {
      const adapter = config.db.init(args)
      for (const name of ['find', 'findOne'] as const) {
        const read = adapter[name] as (asked: Joining) => Promise<never>
        adapter[name] = (({ joins, ...asked }: Joining) => {
          const bare = Object.entries(joins ?? {}).map(([path, join]) => [
            path,
            join && { ...join, where: undefined },
          ])
          return read.call(adapter, { ...asked, joins: Object.fromEntries(bare) as never })
        }) as never
      }
      return adapter
    },
  },
})

type Story = { root: { children: { relationTo?: string; value?: unknown }[] } }

export const MUTATIONS: Mutation[] = [
  {
    caught: { attack: 'list', collection: 'notes' },
    change: withAccess('notes', { read: everybody }),
    hole: 'a collection of the host beside the program is open',
  },
  {
    caught: { attack: 'list', collection: 'surveys' },
    change: withAccess('surveys', { read: everybody }),
    hole: 'governed content is opened again by a plugin behind ours',
  },
  {
    caught: { attack: 'versions', collection: 'surveys' },
    change: inCollection('surveys', ({ access, ...rest }) => {
      const { readVersions: _, ...others } = access!
      return { ...rest, access: others }
    }),
    hole: 'access.readVersions is missing, which Payload takes for open',
  },
  {
    caught: { attack: 'where', collection: 'surveys' },
    change: withField(
      'surveys',
      ['internal'],
      readableBy(({ doc }: { doc?: unknown }) => doc === undefined),
    ),
    hole: 'a hidden field allows where there is no document: an oracle for filters',
  },
  {
    caught: { attack: 'join', by: /billing/, collection: 'workspaces' },
    change: (config) => withoutJoinFilters(withJoin('workspaces', 'surveys', 'workspace')(config)),
    hole: 'a join is answered without the filter of what it joins',
  },
  {
    caught: { attack: 'sort', collection: 'memberships' },
    change: inCollection('memberships', (one) => ({
      ...one,
      hooks: { ...one.hooks, beforeOperation: [] },
    })),
    hole: 'the hook that guards sorting is missing',
  },
  {
    caught: { attack: 'list', by: /external|observer|member/, collection: 'workspaces' },
    change: withField('workspaces', ['dataOwner', 'email'], readableBy(everybody)),
    hole: 'everybody in a workspace reads dataOwner.email',
    only: { roles: ['external', 'workspace member'] },
  },
  {
    caught: { attack: 'permissions', collection: 'surveys' },
    change: (config) => ({
      ...config,
      graphQL: {
        ...config.graphQL,
        queries: (graphQL, context) => {
          const { fields } = (
            context as unknown as { Query: { fields: Record<string, { resolve: unknown }> } }
          ).Query
          const kept = Object.entries(fields).map(([name, { resolve }]) => ({ name, resolve }))
          const added = config.graphQL!.queries!(graphQL, context)
          for (const { name, resolve } of kept) fields[name]!.resolve = resolve
          return added
        },
      },
    }),
    hole: 'GraphQL’s docAccess is unguarded',
    only: { surfaces: ['GraphQL'] },
  },
  {
    caught: { attack: 'permissions', collection: 'surveys' },
    change: inCollection('surveys', (one) => ({
      ...one,
      endpoints: (one.endpoints || []).filter((endpoint) => endpoint.path !== '/access/:id?'),
    })),
    hole: 'REST tells what one may do with a document that one does not see',
    only: { surfaces: ['REST'] },
  },
  {
    caught: { attack: 'endpoint', collection: 'endpoints' },
    change: (config) => ({
      ...config,
      endpoints: [
        {
          handler: async ({ payload }) =>
            Response.json(await payload.find({ collection: 'surveys' })),
          method: 'get',
          path: '/export/:id',
        },
        ...config.endpoints!,
      ],
    }),
    hole: 'an endpoint of the host forgets overrideAccess',
    only: { collections: ['endpoints'] },
  },
  {
    caught: { attack: 'list', collection: 'surveys' },
    change: (config) => ({
      ...config,
      db: {
        ...config.db,
        init: (args) => {
          const adapter = config.db.init(args)
          const { operators } = adapter as unknown as {
            operators: Record<string, (column: unknown, value: unknown) => unknown>
          }
          const { equals } = operators
          operators.equals = (column, value) =>
            buildOf(value) ? sql`true` : equals!(column, value)
          return adapter
        },
      },
    }),
    hole: 'the token that stands for where one may read matches everything',
  },
  {
    caught: { attack: 'list', collection: 'payload-locked-documents' },
    change: (config) => ({
      ...config,
      onInit: async (payload) => {
        await config.onInit!(payload)
        const { config: locks } = payload.collections['payload-locked-documents']!
        Object.assign(locks.access, { create: everybody, read: everybody })
      },
    }),
    hole: 'locks are as Payload has them: open to whoever is signed in',
  },
  {
    caught: { attack: 'session', by: /^user of customers$/, collection: 'surveys' },
    change: inCollection('surveys', (one) => ({
      ...one,
      access: {
        ...one.access,
        read: (args) => {
          if (args.req.user) args.req.user.collection = 'users'
          return one.access!.read!(args)
        },
      },
    })),
    hole: 'accounts of another auth collection are taken for users of the same id',
  },
  {
    caught: { attack: 'file', collection: 'pictures' },
    change: withEndpoint('pictures', {
      handler: async ({ payload, routeParams }) => {
        const { staticDir } = payload.collections['pictures' as 'users']!.config.upload as {
          staticDir: string
        }
        return new Response(await readFile(path.join(staticDir, String(routeParams!.filename))))
      },
      method: 'get',
      path: '/file/:filename',
    }),
    hole: 'files are served without asking who reads their document',
  },
  {
    caught: { attack: 'list', by: /expired external/, collection: 'surveys' },
    hole: 'memberships count after their time',
    only: { roles: ['expired external'] },
    rewrite: (text) =>
      text.replaceAll(
        /\((\w+)\.expires_at is null or \w+\.expires_at > (\$\d+)::timestamptz\)/g,
        '($2::timestamptz is not null)',
      ),
  },
  {
    caught: { attack: 'list', by: /former member/, collection: 'surveys' },
    hole: 'ended memberships count',
    only: { roles: ['former member'] },
    rewrite: (text) => text.replaceAll(/\w+\.ended_at is null and/g, ''),
  },
  {
    caught: { attack: 'list', by: /^admin/, collection: 'surveys' },
    hole: 'an organisation’s admin is admin in private workspaces, too',
    only: { roles: ['admin'] },
    rewrite: (text) => text.replaceAll("w.visibility = 'open'", 'true'),
  },
  {
    caught: { attack: 'list', by: /owner/, collection: 'audit-events' },
    hole: 'the audit log needs no tier',
    rewrite: (text) =>
      text.replaceAll(
        /a\.tier::text in \((\$\d+)/g,
        '($1::text is not null) or a.tier::text in ($1',
      ),
  },
  {
    caught: { attack: 'list', by: /external/, collection: 'invitations' },
    change: (config) => {
      Object.assign(programIn(config).matrix, {
        'member:invite': ['all', 'all', 'all', 'all', 'all', 'all'],
      })
      return config
    },
    hole: 'a row of the role table is looser',
    only: { roles: ['external'] },
  },
  {
    caught: { attack: 'count', collection: 'surveys' },
    change: withEndpoint('surveys', {
      handler: async ({ payload }) => Response.json(await payload.count({ collection: 'surveys' })),
      method: 'get',
      path: '/count',
    }),
    hole: 'counts are not constrained',
  },
  {
    caught: { attack: 'session', by: /^forged session$/, collection: 'surveys' },
    change: withStrategy(({ headers }) => claimsIn(headers)),
    hole: 'a strategy of the host believes a token without checking its signature',
  },
  {
    caught: { attack: 'session', by: /^expired session$/, collection: 'surveys' },
    change: withStrategy(({ headers, payload }) => {
      const token = headers.get('Authorization')?.slice('JWT '.length) ?? ''
      const [head, body, signature] = token.split('.')
      const right = createHmac('sha256', payload.secret).update(`${head}.${body}`)
      return signature === right.digest('base64url') ? claimsIn(headers) : undefined
    }),
    hole: 'a strategy of the host checks a token’s signature, and not its time',
  },
  {
    caught: { attack: 'list', collection: 'surveys' },
    change: withField('surveys', ['title'], (field) => ({
      ...(field as TextField),
      hooks: {
        afterRead: [
          async ({ req, siblingData, value }) => {
            const { children = [] } = (siblingData.story as Story | null)?.root ?? {}
            const lead = children.find(({ relationTo }) => relationTo === 'surveys')?.value
            if (typeof lead !== 'string') return value as unknown
            const to = { collection: 'surveys' as 'users', depth: 0, id: lead }
            const found = await req.payload.findByID({ ...to, overrideAccess: true })
            return (found as unknown as { title: unknown }).title
          },
        ],
      },
    })),
    hole: 'what rich text leads to is quoted without asking who may read that',
  },
  {
    caught: { attack: 'session', by: /^ended session$/, collection: 'surveys' },
    change: inCollection('users', (one) => ({
      ...one,
      auth: { ...(one.auth as object), useSessions: false },
    })),
    hole: 'a session that was ended still counts',
  },
  {
    caught: { attack: 'create', collection: 'answers' },
    change: withAccess('answers', { create: everybody }),
    hole: 'whoever is signed in creates in any workspace',
  },
  {
    caught: { attack: 'update', collection: 'surveys' },
    change: withAccess('surveys', { update: everybody }),
    hole: 'access.update is open',
  },
  {
    caught: { attack: 'delete', collection: 'answers' },
    change: withAccess('answers', { delete: everybody }),
    hole: 'access.delete is open',
  },
  {
    caught: { attack: 'global', collection: 'strategy' },
    change: (config) => ({
      ...config,
      globals: config.globals!.map((one) => ({ ...one, access: { read: everybody } })),
    }),
    hole: 'a global of the platform is open',
  },
  {
    caught: { attack: 'list', collection: 'users' },
    change: withAccess('users', { read: ({ req }) => Boolean(req.user) }),
    hole: 'whoever is signed in reads everybody’s account',
  },
  {
    caught: { attack: 'command', collection: 'workspaces' },
    change: withEndpoint('workspaces', {
      handler: async ({ payload, routeParams }) =>
        Response.json(
          await payload.find({
            collection: 'memberships',
            where: { workspace: { equals: routeParams!.id } },
          }),
        ),
      method: 'get',
      path: '/:id/members',
    }),
    hole: 'a directory is shown to whoever asks',
  },
]
