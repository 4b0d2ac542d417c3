import type { ReactNode } from 'react'

import { getTranslation } from '@payloadcms/translations'
import { handleServerFunctions } from '@payloadcms/next/layouts'
import { Button } from '@payloadcms/ui'
import { notFound } from 'next/navigation.js'

import type { AdminViewServerProps, Visit } from '../shared/visit.js'

import { collectionNameOf } from '../../program.js'
import { Empty } from '../shared/Card.js'
import { DocumentTrail } from '../shared/DocumentTrail.js'
import { Screen } from '../shared/Screen.js'
import { visitOf } from '../shared/visit.js'

/** Where a document is made. Who may not make one reads who does, where Payload would say "Unauthorized". */
export const CreatePage = async (props: AdminViewServerProps): Promise<ReactNode> => {
  const { collectionConfig, permissions, visibleEntities } = props.initPageResult
  const slug = collectionConfig?.slug ?? ''
  if (!visibleEntities.collections.includes(slug)) notFound()
  return permissions.collections?.[slug]?.create ? (
    payloadsForm(props, slug)
  ) : (
    <NotYours slug={slug} visit={visitOf(props)} />
  )
}

/** Payload's own page, as it answers its form in a drawer: the view itself has no name of its own to import. */
const payloadsForm = async (
  { importMap, params, payload, searchParams }: AdminViewServerProps,
  collectionSlug: string,
): Promise<ReactNode> => {
  const { Document } = (await handleServerFunctions({
    args: { collectionSlug, paramsOverride: params, searchParams },
    config: payload.config,
    importMap: importMap ?? payload.importMap,
    name: 'render-document',
  })) as { Document: ReactNode }
  return Document
}

/** What is not the reader's to make: who makes it, and the way back to the list. */
export const NotYours = ({ slug, visit }: { slug: string; visit: Visit }) => {
  const { call, say, to } = visit
  const { labels } = call.req.payload.collections[slug]!.config
  const plural = getTranslation(labels.plural, call.req.i18n)
  const title = say('create:title')
  return (
    <Screen title={title}>
      <DocumentTrail slug={slug} title={title} visit={visit} />
      <Empty
        action={
          <Button
            buttonStyle="secondary"
            el="link"
            margin={false}
            size="small"
            to={to(`/collections/${slug}`)}
          >
            {plural}
          </Button>
        }
      >
        {say(`create:${collectionNameOf(call.program, slug) ?? 'content'}`)}
      </Empty>
    </Screen>
  )
}
