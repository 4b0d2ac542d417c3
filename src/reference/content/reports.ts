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
    {
      label: { en: 'Title', nl: 'Titel' },
      maxLength: 200,
      name: 'title',
      required: true,
      type: 'text',
    },
    { label: { en: 'Text', nl: 'Tekst' }, name: 'body', type: 'richText' },
    {
      label: { en: 'Project', nl: 'Project' },
      name: 'project',
      relationTo: 'projects',
      required: true,
      type: 'relationship',
    },
    {
      admin: { position: 'sidebar' },
      defaultValue: 'draft',
      label: { en: 'State', nl: 'Status' },
      name: 'status',
      options: [
        { label: { en: 'Draft', nl: 'Concept' }, value: 'draft' },
        { label: { en: 'Published', nl: 'Gepubliceerd' }, value: 'published' },
      ],
      type: 'select',
    },
    {
      admin: { position: 'sidebar' },
      label: { en: 'Author', nl: 'Auteur' },
      name: 'author',
      relationTo: 'users',
      type: 'relationship',
    },
  ],
  labels: { plural: { en: 'Reports', nl: 'Rapporten' }, singular: { en: 'Report', nl: 'Rapport' } },
}
