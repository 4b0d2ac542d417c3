import type { CollectionConfig } from 'payload'

/** A talk that was held, with its transcript. */
export const conversations: CollectionConfig = {
  slug: 'conversations',
  admin: {
    defaultColumns: ['title', 'project', 'createdAt'],
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
    {
      label: { en: 'Transcript', nl: 'Transcriptie' },
      maxLength: 500_000,
      name: 'transcript',
      type: 'textarea',
    },
    {
      label: { en: 'Project', nl: 'Project' },
      name: 'project',
      relationTo: 'projects',
      required: true,
      type: 'relationship',
    },
  ],
  labels: {
    plural: { en: 'Conversations', nl: 'Gesprekken' },
    singular: { en: 'Conversation', nl: 'Gesprek' },
  },
}
