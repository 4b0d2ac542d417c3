import { expect, test } from '@jest/globals'

import type { Platform } from './platform'
import type { Screen } from './screens'

import { flawsOf } from './screens'

export type Reader = { email: string; name: string; screens: Screen[] }

/** So long a reader’s screens may take on a slow machine. */
const LOOK_MS = 600_000

/** Declares the tests of how the screens of some readers look. `idsOf` is asked when the platform runs. */
export const testLooks = (
  platform: Platform,
  readers: readonly Reader[],
  idsOf: () => Record<string, string>,
): void => {
  test.each(readers)(
    '$name’s are readable and usable on a desk and on a phone, by day and by night, and in Dutch for a Dutch reader',
    async ({ email, screens }) => {
      const page = await platform.pageOf(email, '/admin', { locale: 'nl' })
      expect(await flawsOf(page, screens, idsOf(), { isDutch: true })).toEqual([])
    },
    LOOK_MS,
  )

  // In English the other tests read them; here they are pictured.
  if (!process.env.SCREENSHOTS) return
  test.each(readers)(
    '$name’s are so in English, too',
    async ({ email, screens }) => {
      expect(await flawsOf(await platform.pageOf(email, '/admin'), screens, idsOf())).toEqual([])
    },
    LOOK_MS,
  )
}
