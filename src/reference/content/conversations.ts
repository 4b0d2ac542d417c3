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
    { maxLength: 200, name: 'title', required: true, type: 'text' },
    { maxLength: 500_000, name: 'transcript', type: 'textarea' },
    { name: 'project', relationTo: 'projects', required: true, type: 'relationship' },
  ],
  labels: {
    plural: { en: 'Conversations', nl: 'Gesprekken' },
    singular: { en: 'Conversation', nl: 'Gesprek' },
  },
}
