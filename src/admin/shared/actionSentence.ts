import type { Say, SentenceKey } from '../../translations/index.js'

import { en } from '../../translations/en.js'

/** What an event of the audit log says, as a sentence; an action of the host's own as it is called. */
export const actionSentence = (say: Say, action: string): string => {
  const name = action.replace('.', '_')
  return Object.hasOwn(en.action, name) ? say(`action:${name}` as SentenceKey) : action
}
