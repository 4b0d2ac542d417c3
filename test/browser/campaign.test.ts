import { beforeAll, expect, test } from '@jest/globals'

import { richText } from '../../src/reference/richText'
import { openDrawer, press, type } from './support/act'
import { idOf } from './support/find'
import { screenshot, scrollsSideways, seriousProblems } from './support/look'
import { onPlatform } from './support/platform'
import { troublesOf } from './support/troubles'

const ED = 'ed@platform.example'
const SAM = 'sam@platform.example'
const OLGA = 'olga@veldwerk.example'
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')

onPlatform('2.6 asking to accept again', (platform) => {
  let coverage: string
  let northside: string
  beforeAll(async () => {
    const ed = await platform.api(ED)
    const id = await idOf(ed, 'partner-agreements', 'appliesTo', 'organisation')
    await ed.patch(`partner-agreements/${id}`, {
      _status: 'published',
      body: richText('Partners promise more.'),
    })
    coverage = `/admin/collections/partner-agreements/${id}/coverage`
    const sam = await platform.api(SAM)
    northside = await idOf(sam, 'organisations', 'name', 'Northside')
  })

  test('Ed reads who is asked and what happens after the day, and asks', async () => {
    const page = await platform.pageOf(ED, coverage)
    await page.getByText('0 of 1 partners have accepted v2.').waitFor()
    const drawer = await openDrawer(page, 'Ask to accept again…')
    await drawer.getByText('One partner is asked: Veldwerk.').waitFor()
    await drawer.getByLabel(/^To be accepted by/).fill('2020-01-01')
    await press(drawer, 'Ask to accept again')
    await drawer.getByText('Choose a day in the future.').waitFor()
    await screenshot(page, 'campaign-drawer')
    expect(await seriousProblems(page, '.pp-drawer')).toEqual([])
    await drawer.getByLabel(/^To be accepted by/).fill('2099-03-03')
    await press(drawer, 'Ask to accept again')
    await page.getByText(/They are asked to by 3 March 2099|by March 3, 2099/).waitFor()
    await screenshot(page, 'campaign-coverage')
    expect(troublesOf(page)).toEqual([])
  })

  test.each([
    { colorScheme: 'light', width: 1280 },
    { colorScheme: 'dark', width: 390 },
  ] as const)('Olga finds it on her first page, $colorScheme at $width px', async (look) => {
    const page = await platform.pageOf(OLGA, '/admin', look)
    await page.getByRole('heading', { name: /^Accept v2 by / }).waitFor()
    await screenshot(page, `campaign-home-${look.width}-${look.colorScheme}`)
    expect(await scrollsSideways(page)).toBe(false)
    expect(await seriousProblems(page, '.pp-aside--due')).toEqual([])
  })

  test('2.7 she accepts it, and saves what proves it', async () => {
    const page = await platform.pageOf(OLGA, '/admin')
    await page.getByRole('link', { name: 'Read and accept' }).click()
    await page.waitForURL('**/partnership')
    const drawer = await openDrawer(page, 'Accept for Veldwerk')
    await press(drawer, 'Accept for Veldwerk')
    await page.getByText('Accepted for Veldwerk.').waitFor()
    await page.getByRole('heading', { name: /^Accept v2 by / }).waitFor({ state: 'detached' })
    const saving = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Evidence' }).click()
    expect((await saving).suggestedFilename()).toMatch(/^agreement-acceptance-[\w-]+\.zip$/)
    await screenshot(page, 'campaign-accepted')
  })

  test('2.2 Sam records a signature on paper for Northside', async () => {
    const page = await platform.pageOf(
      SAM,
      `/admin/collections/organisations/${northside}/partnership`,
    )
    const drawer = await openDrawer(page, 'Record a signature on paper…')
    await press(drawer, 'Record a signature on paper for Northside')
    await drawer.getByRole('alert').or(drawer.locator('[aria-invalid]')).first().waitFor()
    await drawer
      .getByLabel(/^The signed agreement/)
      .setInputFiles({ buffer: PDF, mimeType: 'application/pdf', name: 'signed.pdf' })
    await type(drawer, /^Signed by/, 'Greta Noord')
    await drawer.getByLabel(/^Signed on/).fill('2026-01-02')
    await type(drawer, /^Reason/, 'Signed at the fair')
    await screenshot(page, 'paper-drawer')
    expect(await seriousProblems(page, '.pp-drawer')).toEqual([])
    await press(drawer, 'Record a signature on paper for Northside')
    await page.getByText('Recorded for Northside.').waitFor()
    await page.getByText('by Greta Noord, on paper').waitFor()
    await screenshot(page, 'paper-recorded')
    expect(troublesOf(page)).toEqual([])
  })
})
