import type { Page } from 'playwright-core'

import { beforeAll, expect, test } from '@jest/globals'

import type { Screen } from './support/screens'

import { DEMO_PASSWORD } from '../../src/reference/cast.mjs'
import { eventually } from '../support/mailServer'
import { drawerOf, errorOf, mainOf, openDrawer, press, rowOf, type } from './support/act'
import { onPlatform, typeCredentials } from './support/platform'
import { flawsOf, idsOf } from './support/screens'
import { troublesOf } from './support/troubles'

const OLGA = 'olga@veldwerk.example'
const MIA = 'mia@veldwerk.example'
const DAAN = 'daan@haarlem.example'
const NINA = 'nina@delft.example'
const LAB = 'Harbour lab'
const PANEL = 'Haarlem citizen panel'

const LOOK_MS = 600_000

/** One story, in order: each test goes on where the one before it ended. */
onPlatform('who is let in, and why', (platform) => {
  let ids: Record<string, string>
  let lab: string
  let link: string

  beforeAll(async () => {
    ids = await idsOf(platform)
    const olga = await platform.api(OLGA)
    const made = await olga.post('workspaces', { name: LAB, organisation: ids.veldwerk })
    lab = made.body.doc.id
  })

  const people = (id: string) => `/admin/collections/workspaces/${id}/people`

  test('5.1 an owner makes a link for some people, which is shown once', async () => {
    const page = await platform.pageOf(OLGA, people(ids.panel!))
    const drawer = await openDrawer(page, 'Invite by a link')
    await drawer.getByText('Whoever has the link can join with it').waitFor()
    expect(await drawer.getByLabel('Role').locator('option').allInnerTexts()).toEqual([
      expect.stringMatching(/^observer/),
      expect.stringMatching(/^external/),
      expect.stringMatching(/^member/),
    ])
    await drawer.getByLabel('Role').selectOption('external')
    await type(drawer, 'For how many people', '101')
    await press(drawer, 'Make the link')
    expect(await errorOf(drawer, 'For how many people')).toMatch(/1 to 100/)

    await type(drawer, 'For how many people', '2')
    await press(drawer, 'Make the link')
    link = await drawer.getByLabel('The link').inputValue()
    expect(link).toContain('/invitation#token=')
    await drawer.getByText('It is shown only now.').waitFor()
    await drawer.getByText('It works for 72 hours, until').waitFor()

    await page.keyboard.press('Escape')
    await drawer.waitFor({ state: 'hidden' })
    await rowOf(page, 'used 0 of 2 times').getByText('external', { exact: true }).waitFor()
    expect(await page.content()).not.toContain(link.split('token=')[1])
  })

  test('5.1 5.3 somebody new opens it, signs up first, comes back by signing in, and is in', async () => {
    const page = await platform.newPage()
    await page.goto(link)
    await page.getByRole('heading', { name: /invites you to work as a guest in/ }).waitFor()
    await page.getByRole('link', { name: 'Sign up first' }).click()
    await type(page, 'Your e-mail address', NINA)
    await press(page, 'Mail me the link')
    await page.getByRole('heading', { name: 'Look into your mailbox' }).waitFor()

    await page.goto(await platform.mailedLink(NINA))
    await type(page, 'Your name', 'Nina')
    await type(page, 'Choose a password', DEMO_PASSWORD)
    await press(page, 'Make your account')
    await page.waitForURL('**/admin')

    const later = await platform.newPage()
    await later.goto(link)
    await later.getByRole('link', { name: 'Sign in to join' }).click()
    await typeCredentials(later, NINA)
    await later.getByText(`You are signed in as ${NINA}.`).waitFor()
    await press(later, `Accept and join ${PANEL}`)
    await later.waitForURL('**/admin')
    await later.getByRole('link', { exact: true, name: PANEL }).waitFor()
    expect(troublesOf(later).filter((trouble) => !trouble.includes('status of 401'))).toEqual([])
  })

  test('5.1 5.5 the link stands among the open invitations, and is replaced and withdrawn there', async () => {
    const page = await platform.pageOf(OLGA, people(ids.panel!))
    const row = rowOf(page, 'used 1 of 2 times')
    const again = await openDrawer(page, 'New link…', row)
    await press(again, 'Make a new link')
    const next = await again.getByLabel('The link').inputValue()
    expect(next).not.toBe(link)
    await page.keyboard.press('Escape')

    const stranger = await platform.newPage()
    await stranger.goto(link)
    await stranger.getByRole('heading', { name: 'This invitation does not exist' }).waitFor()

    const withdraw = await openDrawer(page, 'Withdraw', row)
    await withdraw.getByText('The link stops working.').waitFor()
    await press(withdraw, 'Withdraw the invitation')
    await row.waitFor({ state: 'detached' })
  })

  test('4.3 a member asks for a workspace that she can find, and takes it back', async () => {
    const page = await platform.signIn(MIA)
    const card = page.getByRole('listitem').filter({ hasText: LAB })
    await ask(page, 'Let me see')
    await card.getByText('Asked, no answer yet').waitFor()
    await press(await openDrawer(page, 'Withdraw…', card), 'Withdraw the request')
    await page.getByText('The request was withdrawn.').waitFor()
    await ask(page, 'I know the harbour')
    await card.getByText('“I know the harbour”').waitFor()
    expect(troublesOf(page)).toEqual([])
  })

  const ask = async (page: Page, message: string) => {
    const card = page.getByRole('listitem').filter({ hasText: LAB })
    const drawer = await openDrawer(page, 'Ask…', card)
    await drawer.getByText(`The owners and admins of ${LAB} read your message`).waitFor()
    await type(drawer, 'Message', message)
    await press(drawer, 'Ask for access')
    await page.getByText('Asked. You are told by mail what comes of it.').waitFor()
  }

  test('4.3 the owner reads who asks and why, and lets her in', async () => {
    const page = await platform.pageOf(OLGA, people(lab))
    const card = page.getByRole('listitem').filter({ hasText: 'Mia asks for access' })
    await card.getByText('I know the harbour').waitFor()
    const drawer = await openDrawer(page, 'Let in…', card)
    expect(await drawer.getByLabel('Role').locator('option').allInnerTexts()).toEqual([
      expect.stringMatching(/^billing/),
      expect.stringMatching(/^member/),
      expect.stringMatching(/^admin/),
    ])
    expect(await drawer.getByLabel('Role').inputValue()).toBe('member')
    await press(drawer, 'Let Mia in')
    await page.getByText('Mia is in.').waitFor()
    await rowOf(page, MIA).getByText('member', { exact: true }).waitFor()
    await card.waitFor({ state: 'detached' })

    const mia = await platform.signIn(MIA)
    await mia.getByRole('link', { exact: true, name: LAB }).waitFor()
    expect(await mia.getByText('that you can ask for').count()).toBe(0)
  })

  test('3.5 another address for a data owner who had access is proposed, and he refuses it', async () => {
    const page = await platform.pageOf(OLGA, dataOwner(ids.panel!))
    const drawer = await openDrawer(page, 'Change the data owner…')
    await drawer.getByText('They have had access. They are asked').waitFor()
    await type(drawer, 'The data owner’s address', 'dora@haarlem.example')
    await press(drawer, 'Propose another data owner')
    await page.getByText('Saved. About another address they are asked by mail.').waitFor()
    await page.getByText(`${DAAN} is asked. Without an answer`).waitFor()
    expect(await page.getByRole('button', { name: 'Confirm…' }).count()).toBe(0)

    const daan = await platform.signIn(DAAN)
    const [first] = await daan.locator('.pp-section h2').allInnerTexts()
    expect(first).toBe(`Another data owner is proposed for ${PANEL}`)
    const confirm = await openDrawer(daan, 'Confirm…')
    await confirm.getByText('Your own view of these data ends.').waitFor()
    await daan.keyboard.press('Escape')
    const object = await openDrawer(daan, 'Object…')
    await object.getByText('You stay the data owner, and go on watching.').waitFor()
    await press(object, 'Keep the present data owner')
    await daan.getByText('The change was refused.').waitFor()
    await daan.getByRole('button', { name: 'Object…' }).waitFor({ state: 'detached' })
    expect(troublesOf(daan)).toEqual([])
  })

  test('3.11 whoever was named by mistake says so on a page of one button; the partner reads what that blocks', async () => {
    const olga = await platform.api(OLGA)
    const { body } = await olga.post('workspaces', {
      agreementAccepted: true,
      dataOwner: { email: 'piet@delft.example', organisationName: 'City of Delft' },
      name: 'Delft panel',
      organisation: ids.veldwerk,
      usageContext: 'external',
    })
    const page = await platform.newPage()
    await page.goto(await mistakeLink('piet@delft.example'))
    await page.getByText('If these data are not yours, say so: you lose this view').waitFor()
    expect(await page.content()).not.toContain('Delft panel')
    await press(page, 'These data are not ours')
    await page
      .getByRole('heading', { name: 'You have said that these data are not yours' })
      .waitFor()
    expect(troublesOf(page)).toEqual([])

    const partner = await platform.pageOf(OLGA, dataOwner(body.doc.id))
    await partner.getByText('piet@delft.example said on').waitFor()
    await partner.getByText('Nothing is handed over until another address is named').waitFor()
    const drawer = await openDrawer(partner, 'Name another address…')
    await type(drawer, 'The data owner’s address', 'paula@delft.example')
    await press(drawer, 'Change the data owner')
    await partner.getByText('Nothing is handed over until').waitFor({ state: 'detached' })
    await partner.getByText('paula@delft.example').waitFor()
  })

  const dataOwner = (id: string) => `/admin/collections/workspaces/${id}/data-owner`

  const mistakeLink = async (email: string): Promise<string> => {
    const staff = await platform.api('sam@platform.example')
    return eventually(`a link for ${email} to say that it is not theirs`, async () => {
      const { body } = await staff.get(
        `outgoing-mails?where[to][equals]=${encodeURIComponent(email)}`,
      )
      const texts: string[] = body.docs.map(({ text }: { text?: string }) => text ?? '')
      return texts.flatMap(
        (text) => /https?:\/\/\S+data-owner#token=[\w-]+/.exec(text)?.[0] ?? [],
      )[0]
    })
  }

  test('3.7 an owner makes an internal workspace a client’s, and internal again while nothing was begun', async () => {
    const page = await platform.pageOf(OLGA, settings(lab))
    const drawer = await openDrawer(page, 'This workspace becomes a client’s…')
    await drawer.getByText('It leaves the organisation’s pooled account.').waitFor()
    await type(drawer, 'The client’s organisation', 'Port of Delft')
    await type(drawer, 'The data owner’s address', 'porter@delft.example')
    await drawer.getByRole('checkbox').check()
    await press(drawer, 'Make it a client’s workspace')
    await page.getByText(`${LAB} is now a client’s workspace.`).waitFor()

    await page.goto(settings(lab))
    const back = await openDrawer(page, 'This workspace becomes internal again…')
    await back.getByText('Port of Delft (porter@delft.example) no longer owns these data').waitFor()
    await press(back, 'Make it internal again')
    await page.getByText(`${LAB} is internal again.`).waitFor()

    await page.goto(settings(ids.panel!))
    await page.getByText('only the platform’s staff can make this workspace internal').waitFor()
    expect(troublesOf(page)).toEqual([])
  })

  const settings = (id: string) => `/admin/collections/workspaces/${id}/settings`

  test('8.1 staff change a tier from the billing page, with a reason', async () => {
    const page = await platform.pageOf(
      'sam@platform.example',
      `/admin/collections/workspaces/${ids.panel!}/billing`,
    )
    const drawer = await openDrawer(page, 'Change the tier…')
    await drawer.getByText('It counts at once, for this workspace.').waitFor()
    await drawer.getByLabel('Tier').selectOption('innovator')
    await press(drawer, 'Change the tier')
    expect(await errorOf(drawer, 'Reason')).toMatch(/reason/i)
    await type(drawer, 'Reason', 'As agreed by phone')
    await press(drawer, 'Change the tier')
    await mainOf(page).getByText('innovator', { exact: true }).waitFor()
  })

  test('4.14 beside each person stands why', async () => {
    const page = await platform.pageOf(OLGA, people(ids.panel!))
    await press(rowOf(page, MIA), 'Why Mia may, or may not')
    const drawer = drawerOf(page)
    await drawer.getByLabel('What is asked about').selectOption('project:delete')
    await drawer.getByText('Mia may not: delete projects.').waitFor()
    await drawer.getByText(`Mia is member in “${PANEL}” itself, which decides.`).waitFor()
  })

  test(
    'they are readable and usable on a desk and on a phone',
    async () => {
      const olga = await platform.api(OLGA)
      const bea = await platform.api('bea@veldwerk.example')
      await olga.post('invitations', {
        channel: 'link',
        maxUses: 5,
        role: 'member',
        workspace: lab,
      })
      await bea.post('access-requests', { message: 'For the invoices.', workspace: lab })
      const screens: Screen[] = [
        { name: 'requests', path: people(lab) },
        { name: 'why', open: openWhy, path: people(ids.panel!) },
        { name: 'invite-link', open: makeLink, path: people(ids.panel!) },
        { name: 'data-owner-change', open: changeDataOwner, path: dataOwner(ids.panel!) },
        { name: 'settings', path: settings(lab) },
      ]
      const flaws = await flawsOf(await platform.pageOf(OLGA, '/admin'), screens, ids)
      const asked = await flawsOf(
        await platform.pageOf('bea@veldwerk.example', '/admin'),
        [{ name: 'asked', path: '/admin' }],
        ids,
      )
      const outside = await flawsOf(
        await platform.newPage(),
        [{ name: 'data-owner-page', path: '/data-owner#token=nothing' }],
        ids,
      )
      expect([...flaws, ...asked, ...outside]).toEqual([])
    },
    LOOK_MS,
  )

  const openWhy = async (page: Page) => {
    await press(rowOf(page, MIA), 'Why Mia may, or may not')
    await drawerOf(page).getByLabel('What is asked about').selectOption('project:delete')
    await drawerOf(page).getByText('Mia may not').waitFor()
  }

  const changeDataOwner = async (page: Page) => {
    await openDrawer(page, 'Change the data owner…')
  }

  const makeLink = async (page: Page) => {
    const drawer = await openDrawer(page, 'Invite by a link')
    await press(drawer, 'Make the link')
    await drawer.getByLabel('The link').waitFor()
  }
})
