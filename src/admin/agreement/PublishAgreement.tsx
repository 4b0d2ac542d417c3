'use client'

import {
  FormSubmit,
  toast,
  useConfig,
  useDocumentInfo,
  useForm,
  useFormModified,
  useLocale,
  useModal,
} from '@payloadcms/ui'
import { useRouter } from 'next/navigation.js'
import { formatAdminURL } from 'payload/shared'
import { useEffect, useId, useRef, useState } from 'react'

import type { Review } from './review.js'

import { writtenTexts } from '../../agreements/plainText.js'
import { NamedDrawer } from '../shared/NamedDrawer.js'
import { textOf } from '../shared/text.js'
import { useApi } from '../shared/useApi.js'
import { useSay } from '../shared/useSay.js'
import { PublishReview } from './PublishReview.js'
import { isNothingNew, readNewestNumber, readReview } from './review.js'

type Props = {
  /** The slug of the collection of versions. */
  versions: string
}

const BUTTON = 'action-save'

/** In place of Payload's own button: saves what was written, says what publishing it does, then publishes it. */
export const PublishAgreement = ({ versions }: Props) => {
  const slug = `publish-${useId()}`
  const say = useSay()
  const router = useRouter()
  const read = useReview(versions)
  const send = useSend()
  const isModified = useFormModified()
  const { getData } = useForm()
  const { closeModal, isModalOpen, openModal } = useModal()
  const {
    hasPublishedDoc,
    hasPublishPermission,
    id,
    setHasPublishedDoc,
    setMostRecentVersionIsAutosaved,
    setUnpublishedVersionCount,
    unpublishedVersionCount,
  } = useDocumentInfo()
  const [review, setReview] = useState<Review>()
  const [isBusy, setBusy] = useState(false)
  useFocusBack(BUTTON, isModalOpen(slug))
  const { next, renew } = useNextNumber(versions)

  const open = async () => {
    const isSaved = id !== undefined && isModified
    if (isSaved && !(await send('draft'))) return
    const found = await read()
    if (typeof found === 'string') {
      toast.error(found)
      return
    }
    if (isSaved) setUnpublishedVersionCount((count) => count + 1)
    setReview(found)
    openModal(slug)
  }
  const publish = async () => {
    const isPublished = await send('published')
    closeModal(slug) // What is refused stands beside its field.
    if (!isPublished) return
    setHasPublishedDoc(true)
    setMostRecentVersionIsAutosaved(false)
    setUnpublishedVersionCount(0)
    toast.success(
      say(review && isNothingNew(review) ? 'agreement:publishedAgain' : 'agreement:published'),
    )
    renew()
    router.refresh()
  }
  const once = (work: () => Promise<void>) => () => {
    if (isBusy) return
    setBusy(true)
    void work().finally(() => {
      setBusy(false)
    })
  }

  if (!hasPublishPermission) return null
  return (
    <>
      <FormSubmit
        buttonId={BUTTON}
        disabled={isBusy || !(isModified || unpublishedVersionCount > 0 || !hasPublishedDoc)}
        onClick={once(open)}
        size="medium"
        type="button"
      >
        {next ? say('agreement:publishOpen', { version: next }) : say('agreement:publishWait')}
      </FormSubmit>
      <NamedDrawer
        slug={slug}
        title={say('agreement:publishTitle', { title: textOf(getData().title) })}
      >
        {review && isModalOpen(slug) && (
          <PublishReview isBusy={isBusy} onPublish={once(publish)} review={review} />
        )}
      </NamedDrawer>
    </>
  )
}

/** Saving takes the focus away from the button, so that the drawer cannot give it back when it closes. */
const useFocusBack = (id: string, isOpen: boolean) => {
  const wasOpen = useRef(false)
  useEffect(() => {
    if (wasOpen.current && !isOpen) document.getElementById(id)?.focus()
    wasOpen.current = isOpen
  }, [id, isOpen])
}

/** Sends the form as Payload's own buttons do, and tells whether it was taken. */
const useSend = () => {
  const { collectionSlug, id } = useDocumentInfo()
  const { config } = useConfig()
  const { submit } = useForm()
  const { code } = useLocale()
  return async (status: 'draft' | 'published'): Promise<boolean> => {
    const isDraft = status === 'draft'
    const query = `depth=0&fallback-locale=null&locale=${code}${isDraft ? '&draft=true' : ''}`
    const sent = await submit({
      action: formatAdminURL({
        apiRoute: config.routes.api,
        path: `/${collectionSlug ?? ''}${id ? `/${id}` : ''}?${query}`,
      }),
      disableSuccessStatus: !isDraft,
      method: id ? 'PATCH' : 'POST',
      overrides: { _status: status },
      skipValidation: isDraft,
    })
    return sent ? sent.res.ok : false
  }
}

/** Reads what is to be reviewed: of a document that is not saved yet, what stands in the form. */
const useReview = (versions: string) => {
  const api = useApi()
  const { collectionSlug, id } = useDocumentInfo()
  const { config } = useConfig()
  const { getData } = useForm()
  const { code } = useLocale()
  const locales = config.localization
    ? config.localization.locales.map((locale) => locale.code)
    : undefined
  return async (): Promise<Review | string> => {
    if (id)
      return readReview(api, {
        agreements: collectionSlug ?? '',
        id: String(id),
        locales,
        versions,
      })
    const { appliesTo, body } = getData() as { appliesTo?: Review['appliesTo']; body?: unknown }
    return {
      appliesTo: appliesTo ?? 'organisation',
      coverage: [],
      draft: writtenTexts(locales ? { [code]: body } : body, locales),
      isPublished: false,
      newest: undefined,
    }
  }
}

/** The number that the next version gets; read again after each. */
const useNextNumber = (versions: string) => {
  const api = useApi()
  const { id } = useDocumentInfo()
  const [next, setNext] = useState<number>()
  const [round, setRound] = useState(0)
  useEffect(() => {
    let isShown = true
    const newest = id ? readNewestNumber(api, versions, String(id)) : Promise.resolve(0)
    void newest.then((number) => {
      if (isShown) setNext(number === undefined ? undefined : number + 1)
    })
    return () => {
      isShown = false
    }
    // What is asked depends on nothing else.
  }, [id, round, versions])
  return {
    next,
    renew: () => {
      setRound((before) => before + 1)
    },
  }
}
