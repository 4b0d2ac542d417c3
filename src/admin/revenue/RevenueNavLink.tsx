'use client'

import { Link } from '@payloadcms/ui'
import { usePathname } from 'next/navigation.js'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'

import { useSay } from '../shared/useSay.js'

type Props = {
  /** The collection in whose group it stands. */
  beside: string
  href: string
}

/** A page of ours among the links of its group: Payload's nav knows collections only. Without the group it stands last. */
export const RevenueNavLink = ({ beside, href }: Props) => {
  const say = useSay()
  const isHere = usePathname() === href
  const [group, setGroup] = useState<Element | null>()
  useEffect(() => {
    setGroup(document.getElementById(`nav-${beside}`)?.parentElement ?? null)
  }, [beside])
  const link = (
    <Link
      {...(isHere && { 'aria-current': 'page' })}
      className="nav__link"
      href={href}
      id="nav-revenue"
      prefetch={false}
    >
      {isHere && <div className="nav__link-indicator" />}
      <span className="nav__link-label">{say('revenue:link')}</span>
    </Link>
  )
  if (group === undefined) return null
  return group ? createPortal(link, group) : link
}
