import config from '@payload-config'
import { getPayload } from 'payload'

import { seedDemo } from '../../src/reference/seed'

/** Plays the demo, of which nobody was billed yet, on the database of the environment, once for all test files that begin with it. */
await seedDemo(await getPayload({ config }), { withDeal: false })
process.exit()
