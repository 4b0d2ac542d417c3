import type { Role } from '../../documents.js'
import type { Say } from '../../translations/index.js'
import type { AskedField } from './AskedFields.js'

/** A choice of roles, each with what one does with it; the first of them unless another is `value`. */
export const roleField = (say: Say, roles: readonly string[], value?: Role): AskedField => ({
  kind: 'select',
  label: say('field:role'),
  name: 'role',
  options: roles.map((role) => ({
    label: `${say(`role:${role as Role}`)}: ${say(`roleDoes:${role as Role}`)}`,
    value: role,
  })),
  ...(value && { value }),
})
