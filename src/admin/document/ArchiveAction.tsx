import type { Id } from '../../documents.js'
import type { Visit } from '../shared/visit.js'

import { isStaff } from '../../../access/person.js'
import { ActionDrawer } from '../shared/ActionDrawer.js'
import { reasonField } from '../shared/reasonField.js'

type Props = {
  /** What archiving does, a full sentence each. */
  effects: readonly string[]
  id: Id
  isArchived: boolean
  name: string
  slug: string
  visit: Visit
}

/** Makes a place read-only, or takes that back. */
export const ArchiveAction = ({ effects, id, isArchived, name, slug, visit }: Props) => {
  const { call, say } = visit
  const named = { name }
  return (
    <ActionDrawer
      action={say(isArchived ? 'archive:restore' : 'archive:archive', named)}
      body={{ archived: !isArchived }}
      done={say(isArchived ? 'archive:restored' : 'archive:archived', named)}
      effects={isArchived ? [say('archive:restoreEffect')] : effects}
      fields={isStaff(call) ? [reasonField(say)] : []}
      isDangerous={!isArchived}
      label={say(isArchived ? 'archive:restoreOpen' : 'archive:archiveOpen')}
      method="PATCH"
      path={`/${slug}/${id}`}
      title={say(isArchived ? 'archive:restore' : 'archive:archive', named)}
    />
  )
}
