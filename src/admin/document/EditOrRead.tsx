'use client'

import type { ReactNode } from 'react'

import { useDocumentInfo } from '@payloadcms/ui'

type Props = { edit: ReactNode; read: ReactNode }

/** The form for those who may save something in it; text for those who may only read. */
export const EditOrRead = ({ edit, read }: Props) => {
  const { hasSavePermission } = useDocumentInfo()
  return hasSavePermission ? edit : read
}
