'use client'

import type { StepNavItem } from '@payloadcms/ui'

import { useDocumentTitle, useStepNav } from '@payloadcms/ui'
import { useEffect } from 'react'

type Props = {
  /** Where one came from, and where one is. */
  steps: readonly StepNavItem[]
  /** What a document is called whose title is no word for people. */
  title?: string
}

/** Tells Payload's header where one is. */
export const Trail = ({ steps, title }: Props) => {
  const { setStepNav } = useStepNav()
  const { setDocumentTitle, title: shown } = useDocumentTitle()
  const key = JSON.stringify(steps)
  useEffect(() => {
    setStepNav(JSON.parse(key) as StepNavItem[])
  }, [key, setStepNav])
  useEffect(() => {
    if (!title || shown === title) return undefined
    // Payload's own effect, which comes later, sets another.
    const timer = setTimeout(() => {
      setDocumentTitle(title)
    })
    return () => {
      clearTimeout(timer)
    }
  }, [setDocumentTitle, shown, title])
  return null
}
