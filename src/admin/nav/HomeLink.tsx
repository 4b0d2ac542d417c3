'use client'

import { Link, useConfig } from '@payloadcms/ui'
import { usePathname } from 'next/navigation.js'

import { useSay } from '../shared/useSay.js'

/** The way back to one's own page. */
export const HomeLink = () => {
  const { config } = useConfig()
  const say = useSay()
  const isHere = usePathname() === config.routes.admin
  return (
    <Link
      {...(isHere && { 'aria-current': 'page' })}
      className={`nav__link pp-home-link`}
      href={config.routes.admin}
    >
      {isHere && <div className="nav__link-indicator" />}
      <span className="nav__link-label">{say('home:link')}</span>
    </Link>
  )
}
