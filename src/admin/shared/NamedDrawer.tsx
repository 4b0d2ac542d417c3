'use client'

import type { ReactNode } from 'react'

import { Drawer } from '@payloadcms/ui'
import { useLayoutEffect, useRef } from 'react'

/** Within a dialog of Payload's, which would be called by an id: screen readers call it by what it does. */
export const DialogName = ({ name }: { name: string }) => {
  const here = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    here.current?.closest('dialog, [role="dialog"]')?.setAttribute('aria-label', name)
  }, [name])
  return <span hidden ref={here} />
}

type Props = { children: ReactNode; slug: string; title: string }

/** Payload's drawer by a name of its own. */
export const NamedDrawer = ({ children, slug, title }: Props) => (
  <Drawer className="pp-drawer" slug={slug} title={title}>
    <DialogName name={title} />
    {children}
  </Drawer>
)
