'use client'

import { Link, useConfig } from '@payloadcms/ui'
import { useEffect, useState } from 'react'

import { textOf } from '../shared/text.js'
import { useApi } from '../shared/useApi.js'

type Props = { id: string; slug: string }

/** Another document by its title; what the reader may not see has none, and is not shown. */
export const DocumentLink = ({ id, slug }: Props) => {
  const api = useApi()
  const { config, getEntityConfig } = useConfig()
  const [title, setTitle] = useState('')
  const field = getEntityConfig({ collectionSlug: slug })?.admin.useAsTitle ?? 'id'
  useEffect(() => {
    let isShown = true
    void api('GET', `/${slug}/${id}?depth=0`).then((answer) => {
      if (isShown && answer.ok)
        setTitle(textOf(answer.body[field]) || textOf(answer.body.email) || id)
    })
    return () => {
      isShown = false
    }
    // `api` is made anew for each rendering; what it asks depends on nothing else.
  }, [field, id, slug])
  return title && <Link href={`${config.routes.admin}/collections/${slug}/${id}`}>{title}</Link>
}
