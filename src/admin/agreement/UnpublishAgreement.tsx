'use client'

import {
  ConfirmationModal,
  PopupList,
  toast,
  useDocumentInfo,
  useFormFields,
  useModal,
} from '@payloadcms/ui'
import { useRouter } from 'next/navigation.js'
import { useId } from 'react'

import { DialogName } from '../shared/NamedDrawer.js'
import { useApi } from '../shared/useApi.js'
import { useSay } from '../shared/useSay.js'

/** In place of Payload's own, which says nothing of what stops, and leaves a form that the API refuses. */
export const UnpublishAgreement = () => {
  const modalSlug = `unpublish-${useId()}`
  const api = useApi()
  const router = useRouter()
  const say = useSay()
  const { openModal } = useModal()
  const {
    collectionSlug,
    hasPublishedDoc,
    hasPublishPermission,
    id,
    setHasPublishedDoc,
    setUnpublishedVersionCount,
  } = useDocumentInfo()
  const appliesTo = useFormFields(([fields]) => fields.appliesTo?.value)

  const unpublish = async () => {
    const answer = await api('PATCH', `/${collectionSlug ?? ''}/${String(id)}`, {
      _status: 'draft',
    })
    if (!answer.ok) {
      toast.error(answer.problem)
      return
    }
    setHasPublishedDoc(false)
    setUnpublishedVersionCount(1)
    toast.success(say('agreement:unpublishDone'))
    router.refresh()
  }

  if (!hasPublishPermission || !hasPublishedDoc) return null
  return (
    <>
      <PopupList.Button
        id="action-unpublish"
        onClick={() => {
          openModal(modalSlug)
        }}
      >
        {say('agreement:unpublish')}
      </PopupList.Button>
      <ConfirmationModal
        body={
          <>
            <DialogName name={say('agreement:unpublishTitle')} />
            <ul className="pp-effects">
              <li>
                {say(
                  appliesTo === 'workspace'
                    ? 'agreement:unpublishStopsWorkspaces'
                    : 'agreement:unpublishStopsPartners',
                )}
              </li>
              <li>{say('agreement:unpublishStays')}</li>
              <li>{say('agreement:unpublishAgain')}</li>
            </ul>
          </>
        }
        confirmLabel={say('agreement:unpublish')}
        heading={say('agreement:unpublishTitle')}
        modalSlug={modalSlug}
        onConfirm={unpublish}
      />
    </>
  )
}
