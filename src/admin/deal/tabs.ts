import type { Visit } from '../shared/visit.js'

import { isStaff } from '../../../access/person.js'
import { documentTab } from '../shared/documentTab.js'

/** Who plays with a deal's numbers, and sees what they would have given. */
export const simulates = ({ call }: Visit): boolean => isStaff(call)

/** Who sees the deal alone needs no tab to it. */
export const DealTab = documentTab('deal:tab', simulates)
export const SimulatorTab = documentTab('deal:simulator', simulates)
