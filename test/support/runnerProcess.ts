import config from '@payload-config'
import { getPayload } from 'payload'
import { startRunner } from 'payload-partner-program'

/** One of several processes that serve a database: `payload run` plays it until it is told to stop. */
const payload = await getPayload({ config })
const runner = startRunner(payload)
console.log('running')
await new Promise((resolve) => process.once('SIGTERM', resolve))
await runner.stop()
