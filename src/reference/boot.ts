import config from '@payload-config'
import { getPayload } from 'payload'

import { shared } from './shared.mjs'

/** Makes the platform ready before its first request: connects and migrates. */
export const boot = async (): Promise<void> => {
  const payload = await getPayload({ config })
  shared.stop = () => payload.destroy()
}
