import type { PayloadRequest } from 'payload'

import type { SentenceKey } from '../../translations/index.js'
import type { Id } from '../../documents.js'
import type { Visit } from './visit.js'

import { idOf } from '../../documents.js'
import { TabLink } from './TabLink.js'
import { visitBy } from './visit.js'

type TabProps = { path: string; req: PayloadRequest }

/** A tab that is there only for those who have business behind it: `isFor` is asked about the document on screen. */
export const documentTab =
  (label: SentenceKey, isFor: (visit: Visit, id: Id) => boolean | Promise<boolean>) =>
  async ({ path, req }: TabProps) => {
    const visit = visitBy(req)
    const [slug, document] = (req.pathname.split('/collections/')[1] ?? '').split('/')
    const id = idOf(document)
    if (!slug || !id || !(await isFor(visit, id))) return null
    const below = path === '/' ? '' : path
    return (
      <TabLink href={visit.to(`/collections/${slug}/${id}${below}`)} label={visit.say(label)} />
    )
  }
