import type { Page } from 'playwright-core'

import type { Api } from './api'
import type { Platform } from './platform'

import { en } from '../../../src/translations/en'
import { nl } from '../../../src/translations/nl'
import { alive, drawerOf } from './act'
import { idOf } from './find'
import { screenshot, scrollsSideways, seriousProblems } from './look'
import { troublesOf } from './troubles'

export type Screen = {
  name: string
  /** What one does there before looking: opens a drawer, fills in a step. */
  open?: (page: Page) => Promise<void>
  /** An address; `{panel}` and the like are ids. */
  path: string
}

type Sentences = { [screen: string]: Record<string, string> }

const WIDTHS = { desktop: 1440, phone: 390 } as const
const HEIGHT = 900
const SCHEMES = ['dark', 'light'] as const
/** So long an English sentence is no name, and no word that Dutch has too. */
const A_SENTENCE = 20

/**
 * Payload's own chrome, by axe's rule and the class of the element: its pager, the dots beside a form, its select, its
 * editor and its tab of versions. They are Payload's to mend, in all its apps.
 */
const PAYLOADS_OWN = [
  ['aria-hidden-focus', 'clear-indicator'],
  ['aria-hidden-focus', 'dropdown-indicator'],
  ['aria-input-field-name', 'ContentEditable__root'],
  ['button-name', 'clickable-arrow'],
  ['button-name', 'popup-button'],
  ['label', 'rs__input'],
  ['list', 'doc-tabs__tabs'],
  ['scrollable-region-focusable', 'doc-controls__content'],
] as const

/** The drawer behind the first button among a screen's actions. */
export const firstAction = async (page: Page): Promise<void> => {
  const button = page.locator('.pp-screen button').first()
  await alive(button)
  await button.click()
  await drawerOf(page).locator('form').waitFor()
}

const nextStep = async (page: Page): Promise<void> => {
  await page.locator('.pp-steps button[type="submit"]').click()
}

export const secondStep = async (page: Page): Promise<void> => {
  const inputs = page.locator('.pp-steps input')
  await alive(inputs.first())
  for (const [index, text] of [
    'Delft water panel',
    'City of Delft',
    'dirk@delft.example',
  ].entries())
    await inputs.nth(index).fill(text)
  await nextStep(page)
  await page.locator('.pp-steps .pp-effects').waitFor()
}

export const thirdStep = async (page: Page): Promise<void> => {
  await secondStep(page)
  await nextStep(page)
  await page.locator('.pp-agreement').waitFor()
}

/** The ids that addresses speak of. */
export const idsOf = async ({ api }: Platform): Promise<Record<string, string>> => {
  const [olga, greta, sam] = await Promise.all(
    ['olga@veldwerk.example', 'greta@northside.example', 'sam@platform.example'].map(api),
  )
  const find = (who: Api | undefined, slug: string, field: string, value: string) =>
    idOf(who!, slug, field, value)
  return {
    agreement: await find(sam, 'partner-agreements', 'appliesTo', 'organisation'),
    cyclePaths: await find(olga, 'projects', 'name', 'Cycle paths'),
    findings: await find(olga, 'reports', 'title', 'First findings'),
    mail: await find(sam, 'outgoing-mails', 'subject', 'You are a partner'),
    northside: await find(greta, 'organisations', 'name', 'Northside'),
    panel: await find(olga, 'workspaces', 'name', 'Haarlem citizen panel'),
    roundTable: await find(olga, 'conversations', 'title', 'Round table 1'),
    veldwerk: await find(olga, 'organisations', 'name', 'Veldwerk'),
  }
}

const goTo = async (page: Page, { open, path }: Screen, ids: Record<string, string>) => {
  await page.goto(path.replace(/\{(\w+)\}/, (_, name: string) => ids[name]!))
  await page.locator('.template-default__wrap, .template-minimal, .pp-card h1').first().waitFor()
  await page.waitForLoadState('networkidle')
  await open?.(page)
}

/** Puts a page into another theme as Payload does when it loads; the pages outside the admin follow the browser. */
const dress = async (page: Page, colorScheme: 'dark' | 'light'): Promise<void> => {
  await page.emulateMedia({ colorScheme })
  await page.evaluate((theme) => {
    if (document.documentElement.dataset.theme) document.documentElement.dataset.theme = theme
  }, colorScheme)
}

type Looked = {
  /** Whether the reader is Dutch, and shall read nothing in English. */
  isDutch?: boolean
}

/** Looks at screens by day on a desk and by night on a phone, and resolves to what is wrong with them. */
export const flawsOf = async (
  page: Page,
  screens: readonly Screen[],
  ids: Record<string, string>,
  { isDutch = false }: Looked = {},
): Promise<string[]> => {
  const flaws: string[] = []
  for (const screen of screens) {
    await page.setViewportSize({ height: HEIGHT, width: WIDTHS.desktop })
    await dress(page, 'light')
    await goTo(page, screen, ids)
    if (isDutch) flaws.push(...(await englishOn(page, screen)))
    for (const [device, width] of Object.entries(WIDTHS)) {
      await page.setViewportSize({ height: HEIGHT, width })
      for (const scheme of SCHEMES) {
        if (!isWorthALook(device, scheme)) continue
        await dress(page, scheme)
        const where = `${screen.name}-${device}-${scheme}${isDutch ? '-nl' : ''}`
        await screenshot(page, where)
        for (const problem of await seriousProblems(page)) flaws.push(`${where}: ${problem}`)
      }
      if (await scrollsSideways(page)) flaws.push(`${screen.name}-${device} scrolls sideways`)
    }
  }
  return [...flaws.filter(isOurs), ...troublesOf(page)]
}

/** With `SCREENSHOTS` everything is looked at; else each screen in both lights and at both widths, but not in each at each. */
const isWorthALook = (device: string, scheme: string): boolean =>
  Boolean(process.env.SCREENSHOTS) || (device === 'desktop') === (scheme === 'light')

const isOurs = (flaw: string) =>
  !PAYLOADS_OWN.some(([rule, name]) => flaw.includes(`: ${rule}: `) && flaw.includes(name))

/** Looks at screens as a Dutch reader, and resolves to what is not said in Dutch. */
export const notInDutch = async (
  page: Page,
  screens: readonly Screen[],
  ids: Record<string, string>,
): Promise<string[]> => {
  const found: string[] = []
  await page.setViewportSize({ height: HEIGHT, width: WIDTHS.desktop })
  for (const screen of screens) {
    await goTo(page, screen, ids)
    found.push(...(await englishOn(page, screen)))
  }
  return found
}

/** What a page says in English, or by the name of a sentence. */
const englishOn = async (page: Page, { name }: Screen): Promise<string[]> => {
  await screenshot(page, `${name}-desktop-nl`)
  const text = await page.locator('body').innerText()
  return ['partnerProgram:', ...englishSentences()]
    .filter((words) => text.includes(words))
    .map((words) => `${name}: ${words}`)
}

const englishSentences = (): string[] =>
  Object.entries(en as Sentences).flatMap(([screen, sentences]) =>
    Object.entries(sentences)
      .filter(([name, sentence]) => (nl as Sentences)[screen]![name] !== sentence)
      .map(([, sentence]) => sentence)
      .filter((sentence) => sentence.length >= A_SENTENCE && !sentence.includes('{{')),
  )
