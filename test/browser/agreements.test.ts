import type { Locator, Page } from 'playwright-core'

import { beforeAll, expect, test } from '@jest/globals'

import { findWith } from './support/find'
import { scrollsSideways, seriousProblems, screenshot } from './support/look'
import { NEW_CLIENT } from './support/newClient'
import { onPlatform, whenAlive } from './support/platform'
import { thirdStep } from './support/screens'
import { troublesOf } from './support/troubles'

const ED = 'ed@platform.example'
const SAM = 'sam@platform.example'
const OLGA = 'olga@veldwerk.example'

onPlatform('2.6 partner agreements', (platform) => {
  let form: string
  let version: string
  beforeAll(async () => {
    const ed = await platform.api(ED)
    const agreements = await ed.get(
      'partner-agreements?depth=0&where[appliesTo][equals]=organisation',
    )
    const { id } = agreements.body.docs[0]
    form = `/admin/collections/partner-agreements/${id}`
    const versions = await ed.get(`agreement-versions?depth=0&where[agreement][equals]=${id}`)
    version = `/admin/collections/agreement-versions/${versions.body.docs[0].id}`
  })

  const review = (page: Page): Locator => page.locator('.pp-publish')
  const publishButton = (page: Page): Locator => page.locator('#action-save')
  const openForm = async (page: Page) => {
    await page.goto(form)
    await page.locator('[data-lexical-editor] p').first().waitFor()
    await whenAlive(page, '#action-save')
  }
  const typeAtEnd = async (page: Page, text: string) => {
    await page.locator('[data-lexical-editor] p').first().click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type(text)
    await page.locator('[data-lexical-editor]').getByText(text.trim()).waitFor()
  }
  const finds = async (page: Page, path: string): Promise<boolean> => {
    await page.goto(path)
    await page.locator('.not-found, .pp-screen, .pp-preview, .collection-list').first().waitFor()
    return (await page.locator('.pp-screen, .pp-preview').count()) > 0
  }

  test('Ed reads the redline of what he wrote, and may leave it by Esc', async () => {
    const page = await platform.signIn(ED)
    await page.getByRole('link', { name: 'Partner agreement', exact: true }).click()
    await page.waitForURL(`**${form}`)
    await openForm(page)
    await typeAtEnd(page, ' You say so in writing.')
    await publishButton(page).getByText('Publish v2…').waitFor()
    await publishButton(page).click()

    await review(page).getByRole('heading', { name: 'What changes since v1' }).waitFor()
    expect(await review(page).locator('article ins').allInnerTexts()).toEqual([
      expect.stringContaining('You say so in writing.'),
    ])
    expect(await review(page).locator('article del').count()).toBe(0)
    await review(page)
      .getByText('One organisation stands on an earlier version: Veldwerk.')
      .waitFor()
    await review(page).getByText('No words change in this language.').waitFor()
    await screenshot(page, 'agreement-redline')
    expect(await seriousProblems(page, '.pp-publish')).toEqual([])

    await page.keyboard.press('Escape')
    await review(page).waitFor({ state: 'detached' })
    await page.waitForFunction(() => document.activeElement?.id === 'action-save')
    expect(troublesOf(page)).toEqual([])
  })

  test('nothing has changed by that for anybody', async () => {
    const olga = await platform.api(OLGA)
    const { body } = await olga.get('partner-agreements/current?appliesTo=organisation')
    expect([body.version.version, JSON.stringify(body.texts)]).toEqual([
      1,
      expect.not.stringContaining('in writing'),
    ])
  })

  test('Ed sees beside his text how a partner will read it, as he types', async () => {
    const page = await platform.pageOf(ED, form)
    await openForm(page)
    await page.locator('#live-preview-toggler').click()
    const preview = page.frameLocator('#live-preview-iframe').locator('.pp-preview')
    await preview.getByText('As a partner reads it').waitFor()
    await preview.getByText('You say so in writing.').waitFor()
    expect(await page.locator('#live-preview-iframe').getAttribute('title')).toMatch(
      /^Agreement for .+ – As a partner reads it$/,
    )
    await typeAtEnd(page, ' Always.')

    await preview.getByText('You say so in writing. Always.').waitFor()
    await screenshot(page, 'agreement-preview')
    await page.locator('#live-preview-toggler').click()
    await page.locator('.live-preview-window--is-live-previewing').waitFor({ state: 'detached' })
    expect(troublesOf(page)).toEqual([])
  })

  test('Ed publishes; v2 is current, and Veldwerk stands on the former', async () => {
    const page = await platform.pageOf(ED, form)
    await openForm(page)
    await publishButton(page).click()
    await review(page).getByRole('button', { name: 'Publish v2' }).click()

    await page.getByText('Published. It is the text that counts from now on.').waitFor()
    await review(page).waitFor({ state: 'detached' })
    await publishButton(page).getByText('Publish v3…').waitFor()
    await page.getByText('Published, nothing newer').waitFor()

    await page.getByRole('link', { name: 'Versions', exact: true }).click()
    await page.waitForURL('**/versions')
    const rows = page.locator('.pp-table tbody tr')
    await rows.first().getByText('current').waitFor()
    expect(await rows.locator('td:first-child').allInnerTexts()).toEqual([
      expect.stringMatching(/^v2\s+current$/),
      'v1',
    ])
    await screenshot(page, 'agreement-versions')

    await page.getByRole('link', { name: 'Coverage', exact: true }).click()
    await page.waitForURL('**/coverage')
    await page.getByText('0 of 1 partners on v2').waitFor()
    const row = page.locator('.pp-table tbody tr')
    expect(await row.allInnerTexts()).toEqual([
      expect.stringMatching(/^Veldwerk\s+v1\s.*earlier version$/s),
    ])
    await screenshot(page, 'agreement-coverage')
    expect(troublesOf(page)).toEqual([])
  })

  test('publishing without a changed word makes no version, and says so', async () => {
    const page = await platform.pageOf(ED, form)
    await openForm(page)
    await page.locator('#field-title').fill('The partner agreement')
    await publishButton(page).click()
    await review(page).getByText('Publishing makes no new version: v2 stays current.').waitFor()
    await review(page).getByRole('button', { name: 'Publish', exact: true }).click()

    await page.getByText('No new version was made').waitFor()
    await publishButton(page).getByText('Publish v3…').waitFor()
    expect(troublesOf(page)).toEqual([])
  })

  test('Ed unpublishes, reading what stops, and the same version counts again', async () => {
    const page = await platform.pageOf(ED, form)
    await openForm(page)
    await page.locator('.doc-controls__popup button').first().click()
    await page.locator('#action-unpublish').click()
    await page.getByText('no organisation can become a partner meanwhile').waitFor()
    await page.getByRole('button', { name: 'Unpublish' }).last().click()
    await page.getByText('Not published').waitFor()

    await publishButton(page).click()
    await review(page).getByText('Publishing makes no new version: v2 counts again.').waitFor()
    await review(page).getByRole('button', { name: 'Publish', exact: true }).click()
    await page.getByText('Published, nothing newer').waitFor()
    expect(troublesOf(page)).toEqual([])
  })

  test('what is refused stands beside its field', async () => {
    const page = await platform.pageOf(ED, '/admin/collections/partner-agreements/create')
    await whenAlive(page, '#action-save')
    await publishButton(page).getByText('Publish v1…').click()
    await review(page).getByText('This is the first version').waitFor()
    await review(page).getByRole('button', { name: 'Publish v1' }).click()

    await review(page).waitFor({ state: 'detached' })
    await page.locator('.field-type.error, .field-error').first().waitFor()
    expect(new URL(page.url()).pathname).toBe('/admin/collections/partner-agreements/create')
  })

  test('Sam, staff, reads the text, the versions and the coverage, and has no form', async () => {
    const page = await platform.pageOf(SAM, form)
    await page.locator('.pp-read').getByText('You say so in writing.').waitFor()
    expect(await page.locator('#action-save, [data-lexical-editor]').count()).toBe(0)
    await screenshot(page, 'agreement-staff')

    await page.getByRole('link', { name: 'Versions', exact: true }).click()
    await page.waitForURL('**/versions')
    await page.locator('.pp-table').getByRole('link', { name: 'v1' }).click()
    await page.waitForURL(`**${version}`)
    await page.getByRole('heading', { name: 'Agreement for partners, v1' }).waitFor()
    await page.goto(`${form}/coverage`)
    await page.getByRole('link', { name: 'Veldwerk' }).waitFor()
    expect(troublesOf(page)).toEqual([])
  })

  test('Olga, a partner, reads a version with its hash, and finds none of the editor’s pages', async () => {
    const page = await platform.pageOf(OLGA, version)
    await page.getByRole('heading', { name: 'Agreement for partners, v1' }).waitFor()
    await page.getByText('This text never changes. A newer version counts now.').waitFor()
    const hashes = await page.locator('.pp-hash code').allInnerTexts()
    expect(hashes).toEqual([
      expect.stringMatching(/^[\da-f]{64}$/),
      expect.stringMatching(/^[\da-f]{64}$/),
    ])
    await screenshot(page, 'agreement-version')
    expect(troublesOf(page)).toEqual([])

    const id = form.split('/').at(-1)!
    for (const path of [
      form,
      `${form}/versions`,
      `${form}/coverage`,
      `/admin/agreement-preview?id=${id}`,
    ])
      expect([path, await finds(page, path)]).toEqual([path, false])
  })

  test('3.4 who reads Dutch is shown the Dutch agreement, and accepts that one', async () => {
    const page = await platform.pageOf(OLGA, NEW_CLIENT, { locale: 'nl' })
    await thirdStep(page)
    expect(await page.locator('.pp-agreement__text').getAttribute('lang')).toBe('nl')
    await page.getByRole('checkbox').check()
    await page.locator('.pp-steps button[type="submit"]').click()
    await page.waitForURL('**opened=true')
    const [, workspace] = /workspaces\/([\w-]+)/.exec(page.url()) ?? []
    const olga = await platform.api(OLGA)
    expect(
      await findWith(olga, 'agreement-acceptances', 'workspace', workspace ?? ''),
    ).toMatchObject([{ locale: 'nl' }])
    expect(troublesOf(page)).toEqual([])
  })

  test('nobody finds the preview', async () => {
    const page = await platform.newPage()
    const path = `/admin/agreement-preview?id=${form.split('/').at(-1)!}`
    expect(await finds(page, path)).toBe(false)
  })

  test.each([
    { colorScheme: 'light', width: 1280 },
    { colorScheme: 'dark', width: 1280 },
    { colorScheme: 'dark', width: 390 },
    { colorScheme: 'light', width: 390 },
  ] as const)('its pages are readable, $colorScheme at $width px', async (look) => {
    const page = await platform.pageOf(ED, `${form}/versions`, look)
    for (const path of [
      `${form}/versions`,
      `${form}/coverage`,
      version,
      `/admin/agreement-preview?id=${form.split('/').at(-1)!}`,
    ]) {
      await page.goto(path)
      const parts = page.locator('.pp-screen, .pp-preview')
      await parts.waitFor()
      const name = path
        .split(/[/?]/)
        .filter((part) => !/\d/.test(part))
        .at(-1)!
      await screenshot(page, `agreement-${name}-${look.width}-${look.colorScheme}`)
      expect([path, await scrollsSideways(page)]).toEqual([path, false])
      const within = (await page.locator('.pp-preview').count()) > 0 ? '.pp-preview' : '.pp-screen'
      expect([path, await seriousProblems(page, within)]).toEqual([path, []])
    }
    await openForm(page)
    await typeAtEnd(page, ' More.')
    await publishButton(page).click()
    await review(page).locator('article ins').waitFor()
    await screenshot(page, `agreement-redline-${look.width}-${look.colorScheme}`)
    expect(await scrollsSideways(page)).toBe(false)
    expect(await seriousProblems(page, '.pp-publish')).toEqual([])
  })
})
