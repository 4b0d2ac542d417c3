import { expect, test } from '@jest/globals'

import type { Screen } from './support/screens'

import { DEMO_PASSWORD } from '../../src/reference/cast.mjs'
import { drawerOf, mainOf, openDrawer, press, type } from './support/act'
import { onPlatform } from './support/platform'
import { flawsOf, notInDutch } from './support/screens'
import { troublesOf } from './support/troubles'

const XANDER = 'xander@haarlem.example'

/** Opens the drawer in which an account is erased. */
const eraseDrawer: Screen['open'] = async (page) => {
  await press(page, /Erase .*…|wissen…/)
  await drawerOf(page).locator('form').waitFor()
}

onPlatform('one’s account', (platform) => {
  test('1.7 another address: asked in the form, taken back, asked again, and confirmed by its link', async () => {
    const page = await platform.pageOf(XANDER, '/admin/account')
    const email = page.locator('#field-email')
    expect(await email.count()).toBe(1)
    await email.fill('x@elsewhere.example')
    await press(page, 'Save')
    await page.getByText('New address, waiting for confirmation').waitFor()
    expect(await email.inputValue()).toBe(XANDER)
    await page.reload()
    await page.getByText('x@elsewhere.example is waiting for confirmation').waitFor()
    const first = await platform.mailedLink('x@elsewhere.example')

    const drawer = await openDrawer(page, 'Keep my present address…')
    await press(drawer, `Keep ${XANDER}`)
    await drawer.waitFor({ state: 'hidden' })
    await page.getByText('is waiting for confirmation').waitFor({ state: 'hidden' })

    const stranger = await platform.newPage()
    await stranger.goto(first)
    await press(stranger, 'Confirm this address')
    await stranger.getByRole('heading', { name: 'This link does not work' }).waitFor()

    const api = await platform.api(XANDER)
    const { body } = await api.get('users/me')
    await api.patch(`users/${body.user.id}`, { email: 'x2@elsewhere.example' })
    await stranger.goto('about:blank')
    await stranger.goto(await platform.mailedLink('x2@elsewhere.example'))
    await press(stranger, 'Confirm this address')
    await stranger.getByText('From now on you sign in with x2@elsewhere.example.').waitFor()
    expect(troublesOf(page)).toEqual([])
  })

  test('1.11 what goes and what stays is read before; then one is signed out for good', async () => {
    const page = await platform.pageOf('mia@veldwerk.example', '/admin/account')
    const drawer = await openDrawer(page, 'Erase my account…')
    await drawer
      .getByText('Access ends to Veldwerk, Haarlem citizen panel, Veldwerk research.')
      .waitFor()
    await type(drawer, /Your password/, 'not hers')
    await press(drawer, 'Erase my account')
    await drawer.getByText('This is not your password.').waitFor()
    await type(drawer, /Your password/, DEMO_PASSWORD)
    await press(drawer, 'Erase my account')
    await page.waitForURL('**/admin/login**')
  })

  test('1.11 the only owner reads what must happen first', async () => {
    const page = await platform.pageOf('olga@veldwerk.example', '/admin/account')
    await mainOf(page)
      .getByText('You can erase your account once somebody else is an owner of Veldwerk too')
      .waitFor()
  })

  test('1.7, 1.11 how it looks to oneself, to staff, and in Dutch', async () => {
    const own: Screen[] = [
      { name: 'account', path: '/admin/account' },
      { name: 'account-erase', open: eraseDrawer, path: '/admin/account' },
    ]
    const sam = await platform.api('sam@platform.example')
    const { body } = await sam.get('users?where[email][equals]=daan@haarlem.example')
    const path = `/admin/collections/users/${body.docs[0].id}`
    const staff: Screen[] = [
      { name: 'person', path },
      { name: 'person-erase', open: eraseDrawer, path },
    ]
    const outside: Screen[] = [{ name: 'confirm-email', path: '/confirm-email#token=x' }]
    const daan = await platform.pageOf('daan@haarlem.example', '/admin')
    expect(await flawsOf(daan, [...own, ...outside], {})).toEqual([])
    const page = await platform.pageOf('sam@platform.example', '/admin')
    expect(await flawsOf(page, staff, {})).toEqual([])
    const dutch = await platform.pageOf('daan@haarlem.example', '/admin', { locale: 'nl' })
    expect(await notInDutch(dutch, [...own, ...outside], {})).toEqual([])
  }, 600_000)
})
