import type { DocumentViewClientProps } from 'payload'

import { DefaultEditView } from '@payloadcms/ui'

const SLOTS = [
  'BeforeDocumentControls',
  'Description',
  'EditMenuItems',
  'LivePreview',
  'PreviewButton',
  'PublishButton',
  'SaveButton',
  'SaveDraftButton',
  'Status',
  'UnpublishButton',
  'Upload',
  'UploadControls',
  'documentSubViewType',
  'formState',
  'viewType',
] as const satisfies (keyof DocumentViewClientProps)[]

/** Payload's own form, from a page of ours: of what the page was given, what the browser may get. */
export const editView = (props: object) => {
  const slots = Object.fromEntries(
    SLOTS.map((name) => [name, (props as Record<string, unknown>)[name]]),
  )
  return <DefaultEditView {...(slots as unknown as DocumentViewClientProps)} />
}
