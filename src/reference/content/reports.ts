import type { CollectionConfig } from 'payload'

/** What was learned; the client reads it once it is published. */
export const reports: CollectionConfig = {
  slug: 'reports',
  admin: {
    defaultColumns: ['title', 'project', 'status', 'author'],
    group: { en: 'Work', nl: 'Werk' },
    useAsTitle: 'title',
  },
  fields: [
    { maxLength: 200, name: 'title', required: true, type: 'text' },
    { name: 'body', type: 'richText' },
    { name: 'project', relationTo: 'projects', required: true, type: 'relationship' },
    {
      admin: { position: 'sidebar' },
      defaultValue: 'draft',
      name: 'status',
      options: ['draft', 'published'],
      type: 'select',
    },
    { admin: { position: 'sidebar' }, name: 'author', relationTo: 'users', type: 'relationship' },
  ],
  labels: { plural: { en: 'Reports', nl: 'Rapporten' }, singular: { en: 'Report', nl: 'Rapport' } },
}
