import type { CollectionConfig, Payload, Plugin } from 'payload'

import { postgresAdapter } from '@payloadcms/db-postgres'
import { multiTenantPlugin } from '@payloadcms/plugin-multi-tenant'
import { buildConfig, getPayload } from 'payload'

/** What the reference host's projects and workspaces hold, without the program and without a rule: any user may all. */
const collections = (): CollectionConfig[] =>
  [
    {
      slug: 'users',
      auth: { maxLoginAttempts: 0, verify: true },
      fields: [{ name: 'name', type: 'text' }],
    },
    { slug: 'organisations', fields: [{ name: 'name', type: 'text' }] },
    {
      slug: 'workspaces',
      fields: [
        { name: 'name', type: 'text' },
        { name: 'organisation', relationTo: 'organisations', type: 'relationship' },
        { name: 'usageContext', options: ['internal', 'external'], type: 'select' },
        { name: 'visibility', options: ['open', 'invite-only', 'private'], type: 'select' },
        {
          name: 'dataOwner',
          fields: [
            { name: 'organisationName', type: 'text' },
            { name: 'email', type: 'email' },
            { name: 'proposedEmail', type: 'email' },
            { name: 'proposedAt', type: 'date' },
            { name: 'disputedAt', type: 'date' },
          ],
          type: 'group',
        },
        { name: 'archivedAt', type: 'date' },
      ],
    },
    {
      slug: 'projects',
      fields: [
        { name: 'name', type: 'text' },
        { name: 'description', type: 'textarea' },
      ],
    },
  ].map((collection) => ({ ...collection, lockDocuments: false }) as CollectionConfig)

const workspaceOfProjects: Plugin = (config) => ({
  ...config,
  collections: (config.collections ?? []).map((collection) =>
    collection.slug === 'projects'
      ? {
          ...collection,
          fields: [
            ...collection.fields,
            { name: 'workspace', relationTo: 'workspaces', type: 'relationship' },
          ],
        }
      : collection,
  ),
})

const start = (key: string, url: string, plugin: Plugin): Promise<Payload> =>
  getPayload({
    config: buildConfig({
      admin: { user: 'users' },
      collections: collections(),
      db: postgresAdapter({ idType: 'uuidv7', pool: { connectionString: url }, push: false }),
      localization: { defaultLocale: 'en', fallback: true, locales: ['en', 'nl'] },
      plugins: [plugin],
      secret: 'of the bench',
      telemetry: false,
    }),
    key,
  })

/** Payload alone, over the same tables. */
export const startBare = (url: string): Promise<Payload> => start('bare', url, workspaceOfProjects)

/** Payload's own multi-tenant plugin over the same tables: a workspace is a tenant, and its users list theirs. */
export const startPeer = (url: string): Promise<Payload> =>
  start(
    'peer',
    url,
    multiTenantPlugin({
      collections: { projects: {} },
      tenantField: { name: 'workspace' },
      tenantsSlug: 'workspaces',
    }),
  )
