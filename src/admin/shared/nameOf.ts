import type { Say, SentenceKey } from '../../translations/index.js'

import { en } from '../../translations/en.js'

/** What a field holds that has a name for people, by the sentences that say it. */
export type Named = 'action' | 'mailKind'

/** An action of the audit log or a kind of mail in words; one of the host's own as it is called. */
export const nameOf = (say: Say, named: Named, value: string): string =>
  Object.hasOwn(en[named], value) ? say(`${named}:${value}` as SentenceKey) : value

/** Which of them a field holds: `admin.custom` is what the browser learns of it too. */
export const namedOf = (field: object): Named | undefined =>
  (field as { admin?: { custom?: { named?: Named } } }).admin?.custom?.named
