import type { Browser, BrowserContext, Page } from 'playwright-core'

import { afterAll, afterEach, beforeAll, beforeEach, describe } from '@jest/globals'
import { chromium } from 'playwright-core'

import type { Api } from './api'

import { DEMO_PASSWORD } from '../../../src/reference/cast.mjs'
import { eventually, START_MS } from '../../support/mailServer'
import { apiOf } from './api'
import { chromiumPath, NO_CHROMIUM } from './chromium.mjs'
import { startHostProcess } from './hostProcess'
import { watchForTroubles } from './troubles'

const ACTION_MS = 15_000
const NAVIGATION_MS = 30_000
const STAFF = 'sam@platform.example'

export type Look = {
  colorScheme?: 'dark' | 'light'
  height?: number
  locale?: string
  width?: number
}

/** The reference host with the demo played, on a database of its own, and a browser in front of it. */
export type Platform = {
  browser: Browser
  url: string
  /** A REST client of somebody of the cast. */
  api: (email: string) => Promise<Api>
  /** The newest link that was mailed to an address; waits for one that is not `previous`. */
  mailedLink: (email: string, previous?: string) => Promise<string>
  /** A page of somebody who has just opened the browser. */
  newPage: (look?: Look) => Promise<Page>
  /** A page of somebody who has signed in before, at a path; quicker than the form. */
  pageOf: (email: string, path: string, look?: Look) => Promise<Page>
  /** Types into the login form, and resolves on /admin. */
  signIn: (email: string, look?: Look) => Promise<Page>
  stop: () => Promise<void>
}

/**
 * Declares tests that share one platform. A page opened within a test is closed with it; one opened in `beforeAll` stays.
 *
 * Without a browser they are skipped, except where `CI` is set: there they fail.
 */
export const onPlatform = (
  title: string,
  tests: (platform: Platform) => void,
  variables: Record<string, string> = {},
): void => {
  if (!chromiumPath() && !process.env.CI) {
    describe.skip(title, () => tests({} as Platform))
    return
  }
  describe(title, () => {
    const platform = {} as Platform
    let kept: BrowserContext[] = []
    beforeAll(async () => {
      Object.assign(platform, await startPlatform(variables))
    }, START_MS)
    beforeEach(() => {
      kept = contextsOf(platform)
    })
    afterEach(async () => {
      const opened = contextsOf(platform).filter((context) => !kept.includes(context))
      await Promise.all(opened.map((context) => context.close()))
    })
    afterAll(() => platform.stop?.())
    tests(platform)
  })
}

/** None where the platform did not start. */
const contextsOf = ({ browser }: Partial<Platform>): BrowserContext[] => browser?.contexts() ?? []

export const startPlatform = async (variables: Record<string, string> = {}): Promise<Platform> => {
  const executablePath = chromiumPath()
  if (!executablePath) throw new Error(NO_CHROMIUM)
  const host = await startHostProcess(variables)
  try {
    const browser = await chromium.launch({ args: ['--no-sandbox'], executablePath })
    return platformOf(host, browser)
  } catch (error) {
    await host.stop()
    throw error
  }
}

const platformOf = (
  { stop, url }: Awaited<ReturnType<typeof startHostProcess>>,
  browser: Browser,
): Platform => {
  const newPage = async ({ height = 800, width = 1280, ...look }: Look = {}) => {
    const context = await browser.newContext({
      baseURL: url,
      locale: 'en',
      reducedMotion: 'reduce',
      viewport: { height, width },
      ...look,
    })
    context.setDefaultTimeout(ACTION_MS)
    context.setDefaultNavigationTimeout(NAVIGATION_MS)
    watchForTroubles(context)
    return context.newPage()
  }
  const api = (email: string) => apiOf(url, email)
  return {
    api,
    browser,
    mailedLink: async (email, previous) => {
      const staff = await api(STAFF)
      return eventually(`a link mailed to ${email}`, async () => {
        const link = await newestLink(staff, email)
        return link !== previous && link
      })
    },
    newPage,
    pageOf: async (email, path, look) => {
      const page = await newPage(look)
      const { token } = await api(email)
      await page.context().addCookies([{ name: 'payload-token', url, value: token }])
      await page.goto(path)
      return page
    },
    signIn: async (email, look) => {
      const page = await newPage(look)
      await page.goto('/admin/login')
      await typeCredentials(page, email)
      await page.waitForURL('**/admin')
      await page.locator('.template-default').waitFor()
      return page
    },
    stop: async () => {
      await browser.close()
      await stop()
    },
    url,
  }
}

/** Types into the login form that a page shows, and sends it. */
export const typeCredentials = async (
  page: Page,
  email: string,
  password = DEMO_PASSWORD,
): Promise<void> => {
  await whenAlive(page, '#field-email')
  await page.locator('#field-email').pressSequentially(email)
  await page.locator('#field-password').pressSequentially(password)
  await page.keyboard.press('Enter')
}

/** Waits until React has taken an element over: what is typed or pressed before that may be lost. */
export const whenAlive = async (page: Page, selector: string): Promise<void> => {
  await page.waitForFunction((wanted) => {
    const element = document.querySelector(wanted)
    return element && Object.keys(element).some((key) => key.startsWith('__reactProps'))
  }, selector)
}

const newestLink = async (staff: Api, email: string): Promise<string | undefined> => {
  const address = encodeURIComponent(email)
  const { body } = await staff.get(
    `outgoing-mails?where[to][equals]=${address}&sort=-createdAt&limit=10`,
  )
  const texts: string[] = body.docs.map(({ text }: { text?: string }) => text ?? '')
  return texts.flatMap((text) => /https?:\/\/\S+#token=[\w-]+/.exec(text)?.[0] ?? []).at(0)
}
