import type { Lab } from '../lab.js'

import { attackByCommand } from './commands.js'
import { attackEndpoints } from './endpoints.js'
import { attackFiles } from './files.js'
import { attackByAsking } from './oracles.js'
import { attackByReading } from './reads.js'
import { attackByWriting } from './writes.js'

/** In this order: what writes comes last. */
export const ATTACKS: ((lab: Lab) => Promise<void>)[] = [
  attackByReading,
  attackFiles,
  attackByAsking,
  attackEndpoints,
  attackByCommand,
  attackByWriting,
]
