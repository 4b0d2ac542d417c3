import type { Payload } from 'payload'

import { Banner } from '@payloadcms/ui'

import { programOf } from '../program.js'

/** Where a test clock runs, every page of the admin UI says so (SPEC 10.5). */
export const ClockBanner = ({ payload }: { payload: Payload }) => {
  const { clock, testClock } = programOf(payload)
  if (!testClock) return null
  return <Banner type="info">Test clock: {clock.now().toISOString()}</Banner>
}
