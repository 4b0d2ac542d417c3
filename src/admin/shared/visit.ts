import type { AdminViewServerProps, PayloadRequest, ServerProps } from 'payload'

import { formatAdminURL } from 'payload/shared'

import type { Call } from '../../program.js'
import type { Say } from '../../translations/index.js'

import { personOf } from '../../../access/person.js'
import { callOf } from '../../program.js'
import { sayWith } from '../../translations/index.js'

/** Somebody looks at a page of the admin UI. */
export type Visit = {
  call: Call
  language: string
  say: Say
  /** A page of the admin UI by its path below the admin route. */
  to: (path: '' | `/${string}`) => string
}

export const visitBy = (req: PayloadRequest): Visit => ({
  call: callOf(req),
  language: req.i18n.language,
  say: sayWith(req.i18n),
  to: (path) => formatAdminURL({ adminRoute: req.payload.config.routes.admin, path }),
})

export const visitOf = ({ initPageResult }: Pick<AdminViewServerProps, 'initPageResult'>): Visit =>
  visitBy(initPageResult.req)

/** What the reader is called. */
export const readerName = ({ call }: Visit): string => {
  const person = personOf(call)
  return person?.name ?? person?.email ?? ''
}

/** The document that a page below it is about, as the reader may see it. */
export const documentOf = (props: object): unknown => (props as { doc?: unknown }).doc

export type { AdminViewServerProps, ServerProps }
