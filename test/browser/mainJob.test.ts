import type { Page } from 'playwright-core'

import { expect, test } from '@jest/globals'

import type { Api } from './support/api'

import { DEMO_PASSWORD } from '../../src/reference/cast.mjs'
import { richText } from '../../src/reference/richText'
import { errorOf, mainOf, openDrawer, press, rowOf, type, waysToWrite } from './support/act'
import { findWith, idOf } from './support/find'
import { CLIENT_FIELDS, typeClient } from './support/newClient'
import { onPlatform } from './support/platform'
import { troublesOf } from './support/troubles'

const SAM = 'sam@platform.example'
const OLGA = 'olga@veldwerk.example'
const GRETA = 'greta@northside.example'
const CARLA = 'carla@leiden.example'
const PANEL = 'Leiden water panel'

/** One story, in order: each test goes on where the one before it ended. */
onPlatform('the main job, from the agreement to the end of partner status', (platform) => {
  const openOrganisation = async (page: Page, name: string) => {
    await page.getByRole('link', { exact: true, name }).first().click()
    await page.getByRole('link', { exact: true, name: 'Partnership' }).waitFor()
  }
  const workspaceId = async () => idOf(await platform.api(OLGA), 'workspaces', 'name', PANEL)
  const workspacePath = async (tab = '') =>
    `/admin/collections/workspaces/${await workspaceId()}${tab}`

  test('2.2 before the agreement is accepted, staff read how an organisation becomes a partner, and have no button', async () => {
    const page = await platform.signIn(SAM)
    await openOrganisation(page, 'Northside')

    await page.getByText('It can be made a partner once its owner or admin has accepted').waitFor()
    await mainOf(page).getByText('Not a partner', { exact: true }).waitFor()
    await mainOf(page).getByText('Not accepted', { exact: true }).waitFor()
    expect(await page.getByRole('button', { name: 'a partner' }).count()).toBe(0)
    expect(troublesOf(page)).toEqual([])
  })

  test('2.2 the owner meets one quiet card, reads the agreement and accepts it for the organisation', async () => {
    const page = await platform.signIn(GRETA)
    const card = page.getByRole('complementary').filter({ hasText: 'Do you work for clients?' })
    expect(await page.getByRole('link', { name: 'New client workspace' }).count()).toBe(0)
    await card.getByRole('link', { name: 'What a partner is' }).click()

    const text = page.getByRole('region', { name: 'Agreement for partners' }).last()
    await text.getByText('The data of an engagement are theirs, not yours.').waitFor()
    await page.getByText(/^Version 1, published/).waitFor()

    const drawer = await openDrawer(page, 'Accept for Northside')
    await drawer.getByText('You accept version 1 for Northside, as Greta, owner, today.').waitFor()
    await press(drawer, 'Accept for Northside')

    await page.getByText('Accepted for Northside.').waitFor()
    await mainOf(page)
      .getByText(/Accepted v1 .*, by Greta \(owner\)/)
      .waitFor()
    await drawer.waitFor({ state: 'hidden' })
    expect(await page.getByRole('button', { name: 'Accept for Northside' }).count()).toBe(0)
    expect(troublesOf(page)).toEqual([])
  })

  test('2.1 2.3 staff make it a partner, with a reason, after reading what that does', async () => {
    const page = await platform.signIn(SAM)
    await openOrganisation(page, 'Northside')

    const drawer = await openDrawer(page, 'Make Northside a partner…')
    for (const effect of [
      'It accepted the current agreement, v1, by Greta (owner).',
      'Its owners and admins can open workspaces for clients.',
      'Its internal workspaces and everybody’s roles stay as they are.',
      'Its owners are told by mail.',
    ])
      await drawer.getByText(effect).waitFor()
    await press(drawer, 'Make Northside a partner')
    expect(await errorOf(drawer, 'Reason')).toMatch(/reason/i)

    await type(drawer, 'Reason', 'Works for two harbours')
    await press(drawer, 'Make Northside a partner')
    await page.getByText('Northside is now a partner. Its owners are told by mail.').waitFor()
    await mainOf(page).getByText('Partner', { exact: true }).waitFor()
    await mainOf(page).getByText('Partner since', { exact: true }).waitFor()
  })

  test('2.3 what its owners were told is in the outgoing mail', async () => {
    const page = await platform.pageOf(SAM, '/admin/collections/outgoing-mails')
    const row = rowOf(page, GRETA).filter({ hasText: 'You are a partner' })
    await row.getByRole('link').first().click()

    await page.waitForURL(/outgoing-mails\/[\w-]+$/)
    await mainOf(page).getByText('Northside is now a partner').waitFor()
    await mainOf(page).getByText(GRETA, { exact: true }).waitFor()
    expect(troublesOf(page)).toEqual([])
  })

  test('2.3 she then opens workspaces for clients', async () => {
    const page = await platform.signIn(GRETA)
    await page.getByRole('link', { name: 'New client workspace' }).waitFor()
    await page.getByText('No client workspaces yet.').waitFor()
    expect(await page.getByText('Do you work for clients?').count()).toBe(0)
  })

  test('3.2 3.3 3.4 an owner of a partner opens a client workspace in three steps and one request', async () => {
    const page = await platform.signIn(OLGA)
    await page.getByRole('link', { name: 'New client workspace' }).click()
    await page.getByRole('heading', { name: 'Who is the client?' }).waitFor()

    await press(page, 'Next')
    for (const label of Object.values(CLIENT_FIELDS))
      expect(await errorOf(page, label)).toBe('Fill this in.')

    const organisation = 'City of Leiden'
    await typeClient(page, { email: 'mia@veldwerk.example', name: PANEL, organisation })
    await page.getByText('City of Leiden is invited to watch, free of charge').waitFor()
    await press(page, 'Next')
    await page.getByText('City of Leiden owns the data and watches').waitFor()
    await page.getByText('an account of its own, tier free, € 0.00 now').waitFor()
    await press(page, 'Next')
    await page.getByText('You process these data only for this client').waitFor()
    await page.getByText(/^Version 1, published/).waitFor()
    await press(page, 'Create workspace')
    expect(await errorOf(page, /^I accept this agreement for Veldwerk, as Olga/)).toBe(
      'Fill this in.',
    )
    await page.getByLabel('I accept this agreement for Veldwerk, as Olga, owner, today.').check()
    await press(page, 'Create workspace')

    await page.getByRole('heading', { name: 'Who is the client?' }).waitFor()
    expect(await errorOf(page, CLIENT_FIELDS.email)).toBe(
      "The data owner must be someone outside your organisation: give the client's own address.",
    )
    expect(await page.getByLabel(CLIENT_FIELDS.name).inputValue()).toBe(PANEL)
    expect(await page.getByLabel(CLIENT_FIELDS.organisation).inputValue()).toBe('City of Leiden')

    await type(page, CLIENT_FIELDS.email, CARLA)
    await press(page, 'Next')
    await press(page, 'Next')
    expect(await page.getByRole('checkbox').isChecked()).toBe(true)
    await page.getByRole('button', { name: 'Create workspace' }).dblclick()

    const made = page.getByRole('region', { name: `${PANEL} is ready` })
    const ticks = made.getByRole('listitem')
    await ticks.nth(4).waitFor()
    expect(
      (await ticks.allInnerTexts()).map((text) =>
        text.split('\n')[0]!.replaceAll('\u00A0', ' ').trim(),
      ),
    ).toEqual([
      `Client workspace “${PANEL}”`,
      'Its own billing account: tier free, € 0.00 now',
      'You are its owner',
      'Agreement accepted: version 1',
      expect.stringContaining(`City of Leiden is invited to watch, at ${CARLA}`),
    ])
    await made.getByText('Not joined yet').waitFor()

    await page.reload()
    await ticks.nth(4).waitFor()
    await page.goBack()
    await page.getByRole('heading', { name: 'Who is the client?' }).waitFor()
    expect(await findWith(await platform.api(OLGA), 'workspaces', 'name', PANEL)).toHaveLength(1)
    expect(troublesOf(page).filter((trouble) => !trouble.includes('status of 400'))).toEqual([])
  })

  test('3.4 4.1 the client opens the mailed link, makes an account, and finds all of it as text', async () => {
    await fill(await platform.api(OLGA), await workspaceId())
    const page = await platform.newPage()
    await page.goto(await platform.mailedLink(CARLA))
    await page
      .getByRole('heading', { name: `Veldwerk invites you to watch over your data in ${PANEL}` })
      .waitFor()
    await type(page, 'Your name', 'Carla')
    await type(page, 'Choose a password', DEMO_PASSWORD)
    await press(page, 'Accept and watch over your data')

    await page.waitForURL('**/admin')
    await page.getByRole('heading', { name: 'Your data at Veldwerk' }).waitFor()
    await mainOf(page).getByText('Data owner', { exact: true }).waitFor()
    await page.getByText('You are the data owner. You can always look, and pay nothing').waitFor()

    await page.getByRole('link', { exact: true, name: PANEL }).click()
    await page.getByText('You are the data owner. You can always look at this').waitFor()
    expect(await waysToWrite(page)).toEqual([])
    expect(await page.getByText('Half-written thoughts').count()).toBe(0)

    for (const [title, words] of [
      ['Canals', 'How clean the water is.'],
      ['Bridge talk', 'Moderator: Do you swim here?'],
      ['What people say', 'Most people swim in summer.'],
    ] as const) {
      await page.getByRole('link', { exact: true, name: title }).click()
      await mainOf(page).getByText(words).waitFor()
      expect(await waysToWrite(page)).toEqual([])
      await page.goBack()
      await page.getByRole('link', { exact: true, name: title }).waitFor()
    }
    expect(troublesOf(page)).toEqual([])
  })

  test('3.6 the partner sees that the data owner has joined', async () => {
    const page = await platform.pageOf(OLGA, '/admin')
    const card = page.getByRole('listitem').filter({ hasText: PANEL })
    await card.getByText('Has joined', { exact: true }).waitFor()

    await page.goto(await workspacePath('/data-owner'))
    await mainOf(page).getByText('Has joined', { exact: true }).waitFor()
    await page
      .getByText('The data owner has had access. Another address counts once they confirm it')
      .waitFor()
  })

  test('5.1 5.2 she adds a colleague, invites an outsider, and is told who was invited already', async () => {
    const page = await platform.pageOf(OLGA, await workspacePath('/people'))
    await invite(page, 'mia@veldwerk.example', 'member')
    await page.getByText('They had an account, and were added.').waitFor()
    await rowOf(page, 'mia@veldwerk.example').getByText('member', { exact: true }).waitFor()

    await invite(page, 'walter@leiden.example', 'external')
    await page.getByText('An invitation is on its way.').waitFor()
    await rowOf(page, 'walter@leiden.example').getByText('external', { exact: true }).waitFor()

    const drawer = await invite(page, 'walter@leiden.example', 'external')
    expect(await errorOf(drawer, 'Address')).toBe(
      'A pending invitation for this address exists already. Resend that one.',
    )
    expect(await drawer.getByLabel('Address').inputValue()).toBe('walter@leiden.example')
  })

  test('4.7 she changes a colleague’s role, and ends his access, at once', async () => {
    const page = await platform.pageOf(OLGA, await workspacePath('/people'))
    const row = rowOf(page, 'mia@veldwerk.example')
    const role = await openDrawer(page, 'Change role', row)
    await role.getByText('What Mia may do changes at once.').waitFor()
    await role.getByLabel('Role').selectOption('admin')
    await press(role, 'Change role')
    await page.getByText('The role was changed. It counts at once.').waitFor()
    await row.getByText('admin', { exact: true }).waitFor()

    const end = await openDrawer(page, 'End', row)
    await end.getByText('Mia loses access at once.').waitFor()
    await press(end, 'End access')
    await page.getByText('Mia has no access any more.').waitFor()
    await row.waitFor({ state: 'detached' })
    const mia = await platform.api('mia@veldwerk.example')
    expect(await findWith(mia, 'workspaces', 'name', PANEL)).toEqual([])
  })

  test('2.4 staff end partner status, after reading which client workspaces go on running', async () => {
    const page = await platform.signIn(SAM)
    await openOrganisation(page, 'Veldwerk')
    const drawer = await openDrawer(page, 'End partner status…')
    await drawer.getByText('Veldwerk can open no new client workspaces.').waitFor()
    await drawer.getByText('Its 2 client workspaces go on running').waitFor()
    for (const name of [PANEL, 'Haarlem citizen panel'])
      await drawer.getByRole('cell', { exact: true, name }).waitFor()

    await press(drawer, 'End partner status')
    expect(await errorOf(drawer, 'Reason')).toMatch(/reason/i)
    await type(drawer, 'Reason', 'The contract ended')
    await press(drawer, 'End partner status')
    await page.getByText('Veldwerk is no longer a partner. Its owners are told by mail.').waitFor()
    await mainOf(page).getByText('Not a partner', { exact: true }).waitFor()
  })

  test('2.4 the former partner keeps what runs, opens nothing new, and reads why', async () => {
    const page = await platform.signIn(OLGA)
    await page.getByRole('link', { exact: true, name: PANEL }).waitFor()
    await page.getByRole('link', { exact: true, name: 'Haarlem citizen panel' }).waitFor()
    expect(await page.getByRole('link', { name: 'New client workspace' }).count()).toBe(0)

    await page.goto('/admin/collections/workspaces/create?context=external')
    await page.getByRole('heading', { name: 'Veldwerk is not a partner yet' }).waitFor()
    await page.getByText('Only partner organisations open workspaces for clients.').waitFor()
    await page.getByRole('link', { name: 'See what partners can do' }).click()
    await page.getByRole('heading', { name: 'What partners can do' }).waitFor()
  })
})

/** What a partner keeps for a client: one of each kind, and a report that is no client's business yet. */
const fill = async ({ post }: Api, workspace: string): Promise<void> => {
  const make = async (slug: string, content: object) => {
    const { body, status } = await post(slug, content)
    if (status !== 201) throw new Error(`${slug}: ${JSON.stringify(body)}`)
    return body.doc.id as string
  }
  const project = await make('projects', {
    description: 'How clean the water is.',
    name: 'Canals',
    workspace,
  })
  await make('conversations', {
    project,
    title: 'Bridge talk',
    transcript: 'Moderator: Do you swim here?',
  })
  await make('reports', {
    body: richText('Most people swim in summer.'),
    project,
    status: 'published',
    title: 'What people say',
  })
  await make('reports', { body: richText('Hm.'), project, title: 'Half-written thoughts' })
}

const invite = async (page: Page, email: string, role: string) => {
  const drawer = await openDrawer(page, 'Invite somebody')
  await type(drawer, 'Address', email)
  await drawer.getByLabel('Role').selectOption(role)
  await press(drawer, 'Invite somebody')
  return drawer
}
