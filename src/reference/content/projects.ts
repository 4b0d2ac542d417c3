import type { CollectionConfig } from 'payload'

/** What the platform is about: a study, a panel, an engagement. */
export const projects: CollectionConfig = {
  slug: 'projects',
  admin: {
    defaultColumns: ['name', 'workspace', 'createdAt'],
    group: { en: 'Work', nl: 'Werk' },
    useAsTitle: 'name',
  },
  fields: [
    {
      label: { en: 'Name', nl: 'Naam' },
      maxLength: 200,
      name: 'name',
      required: true,
      type: 'text',
    },
    {
      label: { en: 'Description', nl: 'Beschrijving' },
      maxLength: 5_000,
      name: 'description',
      type: 'textarea',
    },
  ],
  labels: {
    plural: { en: 'Projects', nl: 'Projecten' },
    singular: { en: 'Project', nl: 'Project' },
  },
}
