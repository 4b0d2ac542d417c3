import type { Action, Event } from '../audit/record.js'
import type { Workspace } from '../documents.js'
import type { Call } from '../program.js'

import { record } from '../audit/record.js'

/** Adds an event about a workspace to the audit log. */
export const recordWorkspace = (
  call: Call,
  { id, organisation }: Pick<Workspace, 'id' | 'organisation'>,
  action: Action,
  more: Pick<Event, 'after' | 'before' | 'reason'> = {},
): Promise<void> =>
  record(call, {
    ...more,
    action,
    organisation,
    subject: { collection: 'workspaces', id },
    workspace: id,
  })
