import type { ComponentProps } from 'react'

import { DefaultNav } from '@payloadcms/next/rsc'

import { callOf } from '../../program.js'
import { businessAmong } from './business.js'

import '../style.css'

type Props = ComponentProps<typeof DefaultNav>

/** Payload's nav with what the signed-in person has business with. */
export const Nav = async (props: Props) => {
  const { req, visibleEntities } = props
  if (!req?.user || !visibleEntities) return <DefaultNav {...props} />
  const collections = await businessAmong(callOf(req), visibleEntities.collections)
  return <DefaultNav {...props} visibleEntities={{ ...visibleEntities, collections }} />
}
