'use client'

import { Link, useConfig } from '@payloadcms/ui'

import { textOf } from '../shared/text.js'
import { useAnswer } from '../shared/useAnswer.js'

type Props = { id: string; slug: string }

/** Another document by its title; what the reader may not see has none, and is not shown. */
export const DocumentLink = ({ id, slug }: Props) => {
  const { config, getEntityConfig } = useConfig()
  const field = getEntityConfig({ collectionSlug: slug })?.admin.useAsTitle ?? 'id'
  const answer = useAnswer(`/${slug}/${id}?depth=0`)
  const title = answer?.ok && (textOf(answer.body[field]) || textOf(answer.body.email) || id)
  return title && <Link href={`${config.routes.admin}/collections/${slug}/${id}`}>{title}</Link>
}
