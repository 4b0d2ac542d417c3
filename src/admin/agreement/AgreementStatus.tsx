'use client'

import { useDocumentInfo } from '@payloadcms/ui'

import { useSay } from '../shared/useSay.js'
import { StateTag } from './StateTag.js'

/** In place of Payload's own, which offers to publish the former text again, unread. */
export const AgreementStatus = () => {
  const { hasPublishedDoc, unpublishedVersionCount } = useDocumentInfo()
  return (
    <StateTag isDraft={unpublishedVersionCount > 0} isPublished={hasPublishedDoc} say={useSay()} />
  )
}
