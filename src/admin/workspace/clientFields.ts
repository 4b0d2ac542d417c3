import type { Say } from '../../translations/index.js'
import type { AskedField } from '../shared/AskedFields.js'

/** Who the client is, for the drawers and steps that name him. */
export const clientFields = (say: Say): AskedField[] => [
  {
    description: say('newWorkspace:clientHint'),
    isRequired: true,
    kind: 'text',
    label: say('dataOwner:organisationName'),
    name: 'dataOwner.organisationName',
  },
  {
    description: say('newWorkspace:emailHint'),
    isRequired: true,
    kind: 'email',
    label: say('dataOwner:email'),
    name: 'dataOwner.email',
  },
]
