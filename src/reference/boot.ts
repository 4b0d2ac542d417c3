import type { PostgresAdapter } from '@payloadcms/db-postgres'

import config from '@payload-config'
import { getPayload } from 'payload'
import { inviteFirstStaff, startRunner } from 'payload-partner-program'

import { readEnvironment } from './environment.mjs'
import { surviveLostConnections } from './lostConnections'
import { seedDemo } from './seed'
import { shared } from './shared.mjs'

/** Makes the platform ready before its first request: connects, migrates, plays the demo or invites staff, starts the runner. */
export const boot = async (): Promise<void> => {
  const payload = await getPayload({ config })
  const { pool } = payload.db as unknown as PostgresAdapter
  surviveLostConnections(payload)

  const { seedDemo: isDemo, staffEmail } = readEnvironment(process.env)
  if (isDemo) await seedDemo(payload)
  const link = staffEmail && (await inviteFirstStaff(payload, staffEmail))
  if (link) shared.notices.push(`${staffEmail} becomes the first member of staff at ${link}`)

  const runner = startRunner(payload)
  shared.stop = async () => {
    await runner.stop()
    pool.removeAllListeners('error').on('error', () => undefined)
    // Not awaited: the adapter keeps one connection for ever (payload #15674).
    void pool.end()
    await payload.destroy()
  }
}
