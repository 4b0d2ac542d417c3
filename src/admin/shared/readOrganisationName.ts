import type { Id } from '../../documents.js'
import type { Call } from '../../program.js'

import { readAsCaller } from '../../db/own.js'
import { textOf } from './text.js'

/** An organisation's name, which everybody with a role in one of its workspaces reads. */
export const readOrganisationName = async (call: Call, id: Id): Promise<string> =>
  textOf((await readAsCaller(call, 'organisations', id))?.name)
