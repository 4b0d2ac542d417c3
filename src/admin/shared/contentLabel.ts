import { getTranslation } from '@payloadcms/translations'

import type { Visit } from './visit.js'

/** What the host calls its content, in the reader's language; of drafted content the published. */
export const contentLabel = ({ call }: Visit, slug: string, count = 2): string => {
  const { labels } = call.req.payload.collections[slug]!.config
  const label = getTranslation(count === 1 ? labels.singular : labels.plural, call.req.i18n)
  return label.toLowerCase()
}
