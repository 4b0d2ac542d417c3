import { randomUUID } from 'node:crypto'

import type { CollectionName, Id } from '../documents.js'
import type { en } from '../translations/en.js'
import type { Call } from '../program.js'

import { personOf } from '../../access/person.js'
import { createOwn } from '../db/own.js'

/** Subject and verb, such as `workspace.created`. Each has a sentence for whoever reads the log. */
export type Action = keyof (typeof en)['action']

export type Event = {
  action: Action
  after?: Record<string, unknown>
  before?: Record<string, unknown>
  organisation?: Id | null | undefined
  reason?: unknown
  subject: { collection: CollectionName; id: Id }
  workspace?: Id | null | undefined
}

/** Adds an event to the audit log, in the same transaction as what it tells (SPEC 8.6). People appear by id only. */
export const record = async (
  call: Call,
  { action, after, before, organisation, reason, subject, workspace }: Event,
): Promise<void> => {
  await createOwn(call, 'auditEvents', {
    action,
    actor: personOf(call)?.id ?? null,
    after: after ?? null,
    at: call.program.clock.now().toISOString(),
    before: before ?? null,
    organisation: organisation ?? null,
    reason: typeof reason === 'string' ? reason : null,
    requestId: requestIdOf(call),
    subject: { collection: call.program.slugs[subject.collection], document: subject.id },
    workspace: workspace ?? null,
  })
}

/** One id for everything that a request does: the client's own, where it sent a plain one. */
const requestIdOf = ({ req }: Call): string => {
  const context = req.context as { partnerProgramRequestId?: string }
  const sent = req.headers?.get('x-request-id') ?? ''
  return (context.partnerProgramRequestId ??= /^[\w-]{8,64}$/.test(sent) ? sent : randomUUID())
}

/** The fields of `names` in which two documents differ, as `before` and `after`; nothing where none does. */
export const differenceOf = <Doc extends object>(
  before: Doc,
  after: Doc,
  names: readonly (keyof Doc & string)[],
) => {
  const changed = names.filter(
    (name) => JSON.stringify(before[name] ?? null) !== JSON.stringify(after[name] ?? null),
  )
  if (changed.length === 0) return undefined
  const pick = (doc: Doc) => Object.fromEntries(changed.map((name) => [name, doc[name] ?? null]))
  return { after: pick(after), before: pick(before) }
}
