import type { Say } from '../../translations/index.js'

import { Tag } from '../shared/Pills.js'

type Props = { isDraft: boolean; isPublished: boolean; say: Say }

/** Whether an agreement counts, and whether a draft is newer than what counts. */
export const StateTag = ({ isDraft, isPublished, say }: Props) =>
  isPublished ? (
    isDraft ? (
      <Tag tone="wait">{say('agreement:draftNewer')}</Tag>
    ) : (
      <Tag tone="good">{say('agreement:upToDate')}</Tag>
    )
  ) : (
    <Tag tone="bad">{say('agreement:unpublished')}</Tag>
  )
