import type { Lab } from '../lab.js'

import { attackByCommand } from './commands.js'
import { attackEndpoints } from './endpoints.js'
import { attackFiles } from './files.js'
import { attackGlobals } from './globals.js'
import { attackGraphQL } from './graphql.js'
import { attackInternals } from './internals.js'
import { attackByAsking } from './oracles.js'
import { attackByReading } from './reads.js'
import { attackBySessions } from './sessions.js'
import { attackByWriting } from './writes.js'

/** In this order: what writes comes last. */
export const ATTACKS: ((lab: Lab) => Promise<void>)[] = [
  attackByReading,
  attackFiles,
  attackGlobals,
  attackByAsking,
  attackGraphQL,
  attackEndpoints,
  attackByCommand,
  attackByWriting,
  attackInternals,
  attackBySessions,
]
