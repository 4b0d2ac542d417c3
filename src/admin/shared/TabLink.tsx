'use client'

import { Button } from '@payloadcms/ui'
import { usePathname } from 'next/navigation.js'

/** A tab of a document, as Payload draws its own. */
export const TabLink = ({ href, label }: { href: string; label: string }) => {
  const isActive = usePathname() === href
  return (
    <li>
      <Button
        {...(isActive && { extraButtonProps: { 'aria-current': 'page' } })}
        buttonStyle="tab"
        className={isActive ? 'doc-tab doc-tab--active' : 'doc-tab'}
        el="link"
        margin={false}
        size="medium"
        to={href}
      >
        <span className="doc-tab__label">{label}</span>
      </Button>
    </li>
  )
}
