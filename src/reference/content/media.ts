import type { CollectionConfig } from 'payload'

/** Files of a project. */
export const media = (staticDir: string): CollectionConfig => ({
  slug: 'media',
  admin: { group: { en: 'Work', nl: 'Werk' } },
  fields: [
    {
      label: { en: 'Description of the image', nl: 'Beschrijving van de afbeelding' },
      maxLength: 500,
      name: 'alt',
      type: 'text',
    },
    {
      label: { en: 'Project', nl: 'Project' },
      name: 'project',
      relationTo: 'projects',
      required: true,
      type: 'relationship',
    },
  ],
  labels: { plural: { en: 'Media', nl: 'Media' }, singular: { en: 'Medium', nl: 'Medium' } },
  upload: { mimeTypes: ['image/*', 'application/pdf', 'audio/*', 'text/plain'], staticDir },
})
