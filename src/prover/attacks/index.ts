import type { Lab } from '../lab.js'

import { attackByReading } from './reads.js'

export const ATTACKS: ((lab: Lab) => Promise<void>)[] = [attackByReading]
