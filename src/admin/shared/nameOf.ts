import type { Action } from '../../audit/record.js'
import type { Kind } from '../../mail/messages.js'
import type { Say, SentenceKey } from '../../translations/index.js'

import { en } from '../../translations/en.js'

/** What has a name for people: one that is missing is an error of types. Mail that Payload itself writes is `platform`. */
const NAMES = { action: en.action, mailKind: en.mailKind } satisfies {
  action: Record<Action, string>
  mailKind: Record<'platform' | Kind, string>
}

type Named = keyof typeof NAMES

/** An action of the audit log or a kind of mail in words; one of the host's own as it is called. */
export const nameOf = (say: Say, named: Named, value: string): string =>
  Object.hasOwn(NAMES[named], value) ? say(`${named}:${value}` as SentenceKey) : value

/** Which of them a field holds: `admin.custom` is what the browser learns of it too. */
export const namedOf = (field: object): Named | undefined =>
  (field as { admin?: { custom?: { named?: Named } } }).admin?.custom?.named
