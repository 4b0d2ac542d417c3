import type { Locator } from 'playwright-core'

import { beforeEach, expect, test } from '@jest/globals'

import { DEMO_PASSWORD } from '../../src/reference/cast.mjs'
import { mainOf, openDrawer, press, type } from './support/act'
import { eventually } from '../support/mailServer'
import { findWith, idOf } from './support/find'
import { CLIENT_FIELDS, fillSteps, NEW_CLIENT } from './support/newClient'
import { onPlatform, typeCredentials, whenAlive } from './support/platform'
import { troublesOf } from './support/troubles'

const SAM = 'sam@platform.example'
const OLGA = 'olga@veldwerk.example'
const FORTY_DAYS_MS = 40 * 24 * 3600 * 1000

const ZWOLLE = {
  email: 'zoe@zwolle.example',
  name: 'Zwolle panel',
  organisation: 'City of Zwolle',
}

onPlatform(
  'troubles on the way',
  (platform) => {
    const countOf = async (name: string) =>
      (await findWith(await platform.api(OLGA), 'workspaces', 'name', name)).length
    const veldwerk = async () => idOf(await platform.api(OLGA), 'organisations', 'name', 'Veldwerk')
    const setPartner = async (isPartner: boolean) => {
      const { status } = await (
        await platform.api(SAM)
      ).patch(`organisations/${await veldwerk()}`, { isPartner, reason: 'A test of two tabs' })
      expect(status).toBe(200)
    }
    /** The link of an invitation to become a member, from Olga. */
    const linkTo = async (email: string) => {
      const olga = await platform.api(OLGA)
      const { status } = await olga.post('invitations', {
        email,
        organisation: await veldwerk(),
        role: 'member',
      })
      expect(status).toBe(201)
      return platform.mailedLink(email)
    }

    // Whatever went wrong in the test before.
    beforeEach(() => setPartner(true))

    test('3.4 a session that ends while a client workspace is opened loses nothing that was typed', async () => {
      const page = await platform.pageOf(OLGA, NEW_CLIENT)
      await fillSteps(page, ZWOLLE)
      await page.context().clearCookies()
      await press(page, 'Create workspace')

      await page.getByText('Your session has ended. Sign in again in another tab').waitFor()
      expect(await page.getByRole('checkbox').isChecked()).toBe(true)
      expect(await countOf(ZWOLLE.name)).toBe(0)

      const secondTab = await page.context().newPage()
      await secondTab.goto('/admin/login')
      await typeCredentials(secondTab, OLGA)
      await secondTab.waitForURL('**/admin')
      await press(page, 'Create workspace')
      await page.getByRole('heading', { name: 'Zwolle panel is ready' }).waitFor()
      expect(await countOf(ZWOLLE.name)).toBe(1)
    })

    test('a session that ends behind an open drawer keeps what was typed in it', async () => {
      const page = await platform.pageOf(
        OLGA,
        `/admin/collections/organisations/${await veldwerk()}/people`,
      )
      const drawer = await openDrawer(page, 'Invite somebody')
      await type(drawer, 'Address', 'nora@veldwerk.example')
      await page.context().clearCookies()
      await press(drawer, 'Invite somebody')

      await drawer.getByText('Your session has ended.').waitFor()
      expect(await drawer.getByLabel('Address').inputValue()).toBe('nora@veldwerk.example')
    })

    test('3.2 whoever fills in the steps while partner status ends reads why, and keeps what was typed', async () => {
      const page = await platform.pageOf(OLGA, NEW_CLIENT)
      await fillSteps(page, { ...ZWOLLE, email: 'yara@zwolle.example', name: 'Second panel' })
      await setPartner(false)
      await press(page, 'Create workspace')

      await page.getByText('Only partner organisations open external-client workspaces.').waitFor()
      await press(page, 'Back')
      await press(page, 'Back')
      expect(await page.getByLabel(CLIENT_FIELDS.name).inputValue()).toBe('Second panel')
      expect(await countOf('Second panel')).toBe(0)
    })

    test('2.3 staff who end partner status in two tabs are answered kindly in both, and mail the owners once', async () => {
      const path = `/admin/collections/organisations/${await veldwerk()}`
      const first = await platform.pageOf(SAM, path)
      const second = await first.context().newPage()
      await second.goto(path)
      const drawers = [
        await openDrawer(first, 'End partner status…'),
        await openDrawer(second, 'End partner status…'),
      ]
      const sam = await platform.api(SAM)
      const mails = async () => (await findWith(sam, 'outgoing-mails', 'to', OLGA)).length
      const before = await mails()
      for (const drawer of drawers) {
        await type(drawer, 'Reason', 'The contract ended')
        await press(drawer, 'End partner status')
        await drawer.waitFor({ state: 'hidden' })
      }

      for (const page of [first, second])
        await mainOf(page).getByText('Not a partner', { exact: true }).waitFor()
      expect(await mails()).toBe(before + 1)
      expect(troublesOf(first)).toEqual([])
    })

    test('3.4 a reload in the middle begins anew, and has made nothing', async () => {
      const page = await platform.pageOf(OLGA, NEW_CLIENT)
      await fillSteps(page, { ...ZWOLLE, name: 'Reloaded panel' })
      await page.reload()

      await page.getByRole('heading', { name: 'Who is the client?' }).waitFor()
      expect(await page.getByLabel(CLIENT_FIELDS.name).inputValue()).toBe('')
      expect(await countOf('Reloaded panel')).toBe(0)
    })

    test('Esc closes a drawer, nothing is done, and the focus is back on its button', async () => {
      const page = await platform.pageOf(
        SAM,
        `/admin/collections/organisations/${await veldwerk()}`,
      )
      const drawer = await openDrawer(page, 'End partner status…')
      await type(drawer, 'Reason', 'A slip')
      await page.keyboard.press('Escape')

      await drawer.waitFor({ state: 'hidden' })
      await focusIsOn(page.getByRole('button', { name: 'End partner status…' }))
      await mainOf(page).getByText('Partner', { exact: true }).waitFor()
    })

    test('3.4 a client workspace is opened by keyboard alone', async () => {
      const page = await platform.pageOf(OLGA, '/admin')
      await whenAlive(page, '.template-default')
      await tabTo(page.getByRole('link', { name: 'New client workspace' }))
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'Who is the client?' }).waitFor()
      await whenAlive(page, 'form.pp-steps')

      await tabTo(page.getByLabel(CLIENT_FIELDS.name))
      await page.keyboard.type('Keyboard panel')
      await page.keyboard.press('Tab')
      await page.keyboard.type('City of Gouda')
      await page.keyboard.press('Tab')
      await page.keyboard.type('gus@gouda.example')
      await page.keyboard.press('Enter')

      await focusIsOn(page.getByRole('heading', { name: 'What it means' }))
      await tabTo(page.getByRole('button', { name: 'Next' }))
      await page.keyboard.press('Space')
      await focusIsOn(page.getByRole('heading', { level: 2, name: 'The agreement' }))
      await page.keyboard.press('Tab')
      await focusIsOn(page.getByRole('region', { name: 'Agreement for client workspaces' }).last())
      await tabTo(page.getByRole('checkbox'))
      await page.keyboard.press('Space')
      await tabTo(page.getByRole('button', { name: 'Create workspace' }))
      await page.keyboard.press('Enter')

      await page.getByRole('heading', { name: 'Keyboard panel is ready' }).waitFor()
      expect(await countOf('Keyboard panel')).toBe(1)
    })

    test('5.3 a link without its token, or with a wrong one, says so, and leads on', async () => {
      const page = await platform.newPage()
      await page.goto('/invitation')
      await page.getByRole('heading', { name: 'Open the link from your mail' }).waitFor()

      await page.goto('/invitation#token=not-a-token')
      await page.getByRole('heading', { name: 'This invitation does not exist' }).waitFor()
      await page.getByRole('link', { name: 'Go to the platform' }).click()
      await page.waitForURL('**/admin/login**')
    })

    test('5.3 a link that was used says so, and leads to signing in', async () => {
      const link = await linkTo('nora@veldwerk.example')
      const first = await platform.newPage()
      await first.goto(link)
      await type(first, 'Your name', 'Nora')
      await type(first, 'Choose a password', DEMO_PASSWORD)
      await press(first, 'Accept and join Veldwerk')
      await first.waitForURL('**/admin')

      const page = await platform.newPage()
      await page.goto(link)
      await page.getByRole('heading', { name: 'This invitation has been used' }).waitFor()
      await page.getByRole('link', { name: 'Sign in' }).click()
      await page.waitForURL('**/admin/login**')
    })

    test('5.3 a link opened by somebody else’s session says for whom it is, and offers to go on as that person', async () => {
      const link = await linkTo('otto@veldwerk.example')
      const page = await platform.pageOf('greta@northside.example', '/admin')
      await page.goto(link)
      await page.getByRole('heading', { name: 'This invitation is for somebody else' }).waitFor()
      await press(page, 'Sign out and go on')
      await page.getByLabel('Your name').waitFor()
    })

    test('5.3 a link that has expired says so, and whom to ask', async () => {
      const link = await linkTo('pia@veldwerk.example')
      const sam = await platform.api(SAM)
      const now = new Date(Date.now() + FORTY_DAYS_MS).toISOString()
      expect((await sam.post('partner-program/clock', { now })).status).toBe(200)

      const page = await platform.newPage()
      await page.goto(link)
      await page.getByRole('heading', { name: 'This invitation has expired' }).waitFor()
      await page.getByText('Ask whoever invited you to send a new one.').waitFor()
    })
  },
  { TEST_CLOCK: '1' },
)

/** Presses Tab until the focus is on an element: whatever is reached by keyboard is reached so. */
const tabTo = async (element: Locator): Promise<void> => {
  await element.waitFor()
  for (let presses = 0; presses < 60; presses++) {
    if (await isFocused(element)) return
    await element.page().keyboard.press('Tab')
  }
  throw new Error(`Tab does not reach ${String(element)}`)
}

const isFocused = (element: Locator): Promise<boolean> =>
  element.evaluate((node) => node === document.activeElement)

const focusIsOn = async (element: Locator): Promise<void> => {
  await eventually(`the focus on ${String(element)}`, () => isFocused(element))
}
