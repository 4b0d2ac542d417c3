import type { Page } from 'playwright-core'

import { mkdir } from 'node:fs/promises'
import path from 'node:path'

import { AxeBuilder } from '@axe-core/playwright'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21aa']

/** Waits until nothing moves: half faded in, a text is paler than it will be. */
const whenStill = async (page: Page): Promise<void> => {
  // What was just shown begins to move a frame later.
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    await frame()
    await frame()
  })
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState }) => playState !== 'running'),
  )
}

/** Keeps how a page looks in the folder of `SCREENSHOTS`, where that is set. */
export const screenshot = async (page: Page, name: string): Promise<void> => {
  const folder = process.env.SCREENSHOTS
  if (!folder) return
  await whenStill(page)
  await mkdir(folder, { recursive: true })
  await page.screenshot({ fullPage: true, path: path.join(folder, `${name}.png`) })
}

/** What axe finds `within` a page that keeps people from using it, one sentence for each place. */
export const seriousProblems = async (page: Page, within = 'html'): Promise<string[]> => {
  await whenStill(page)
  return problemsOf(new AxeBuilder({ page }).withTags(WCAG).include(within))
}

const problemsOf = async (axe: AxeBuilder): Promise<string[]> => {
  // Without frames from elsewhere, a second page to gather the results in would only cost time.
  const { violations } = await axe.setLegacyMode().analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ help, id, nodes }) =>
      nodes.map(({ html, target }) => `${id}: ${help} at ${target.join(' ')}: ${html}`),
    )
}

/** Whether something is wider than the window. */
export const scrollsSideways = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement
    return scrollWidth > clientWidth
  })
