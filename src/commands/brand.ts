import { z } from 'zod'

import { workspaceBrandOf } from '../brand/brandOf.js'
import { idOf } from '../documents.js'
import { command, idInput } from './command.js'

/** How a workspace presents itself, for anybody's page about it (SPEC 3.8). Refuses with: not_found. */
export const workspaceBrandCommand = command({
  name: 'workspaceBrand',
  kind: 'query',
  method: 'get',
  on: 'workspaces',
  path: '/:id/brand',
  input: z.object({ id: idInput }),
  output: {
    logo: {
      fields: { alt: 'string', height: 'number', id: 'string', url: 'string', width: 'number' },
    },
  },
  who: 'anyone',
  run: (call, { id }) => workspaceBrandOf(call, idOf(id)),
})
