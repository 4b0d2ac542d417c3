import type { Say } from '../../translations/index.js'
import type { AskedField } from './AskedFields.js'

/** Staff say why they do what they do (SPEC 1.5). */
export const reasonField = (say: Say): AskedField => ({
  description: say('shared:reasonAbout'),
  isRequired: true,
  kind: 'textarea',
  label: say('field:reason'),
  name: 'reason',
})
