import { getTranslation } from '@payloadcms/translations'

import type { Visit } from './visit.js'

import { Trail } from './Trail.js'

type Props = {
  slug: string
  title: string
  visit: Visit
  /** Its title is no word for people, and this one stands in its place. */
  isRenamed?: boolean
}

/** The way to a document: its list, and itself by its name. */
export const DocumentTrail = ({ isRenamed, slug, title, visit: { call, to } }: Props) => {
  const { labels } = call.req.payload.collections[slug]!.config
  return (
    <Trail
      steps={[
        { label: getTranslation(labels.plural, call.req.i18n), url: to(`/collections/${slug}`) },
        { label: title },
      ]}
      {...(isRenamed && { title })}
    />
  )
}
