import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { withPayload } from '@payloadcms/next/withPayload'

const root = path.dirname(fileURLToPath(import.meta.url))

/** @type {import('next').NextConfig} */
const config = {
  // Writing the cache takes a third of a first build, and most people build once.
  experimental: { turbopackFileSystemCacheForBuild: false },
  poweredByHeader: false,
  redirects: async () => [
    { source: '/', destination: '/admin', permanent: false },
    // Nobody becomes the first user by being there first: staff are invited.
    { source: '/admin/create-first-user', destination: '/invitation', permanent: false },
  ],
  // Bundled, these lose the names of their errors, and REST its field errors with them.
  serverExternalPackages: [
    'payload',
    '@payloadcms/db-postgres',
    '@payloadcms/drizzle',
    '@payloadcms/graphql',
    'pdfkit', // Reads files beside itself.
  ],
  turbopack: {
    root,
    rules: {
      // Turbopack does not look for x.ts when x.js is imported.
      '*.{ts,tsx}': {
        condition: { not: 'foreign' },
        loaders: [path.join(root, 'src/reference/typescriptImports.cjs')],
      },
    },
  },
  // `npm run typecheck` checks more than the app, and not at every start.
  typescript: { ignoreBuildErrors: true },
}

export default withPayload(config, { devBundleServerPackages: false })
