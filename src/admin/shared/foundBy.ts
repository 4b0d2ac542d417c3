import type { ReactNode } from 'react'

import { notFound } from 'next/navigation.js'

import type { Id } from '../../documents.js'
import type { AdminViewServerProps, Visit } from './visit.js'

import { documentOf, visitOf } from './visit.js'

type Page = (props: AdminViewServerProps) => Promise<ReactNode> | ReactNode

/** A page of a document that only those find whose tab leads there: its address alone opens nothing. */
export const foundBy =
  (isFor: (visit: Visit, id: Id) => boolean | Promise<boolean>, page: Page): Page =>
  async (props) => {
    const { id } = documentOf(props) as { id: Id }
    if (!(await isFor(visitOf(props), id))) notFound()
    return page(props)
  }
