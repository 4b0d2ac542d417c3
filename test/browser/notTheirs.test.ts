import type { Page } from 'playwright-core'

import { beforeAll, expect, test } from '@jest/globals'

import type { Api } from './support/api'

import { CAST } from '../../src/reference/cast.mjs'
import { mainOf, openDrawer, press, type, waysToWrite } from './support/act'
import { idOf } from './support/find'
import { onPlatform } from './support/platform'
import { troublesOf } from './support/troubles'

const CONTENT = ['Projects', 'Conversations', 'Reports', 'Media']
const MANAGING = ['Invitations']
const MONEY = ['Billing accounts']
const PROGRAM = ['Partner agreements', 'Agreement versions', 'Agreement acceptances']
const PLATFORM = ['Users', 'Outgoing mail', 'Audit log']

/** What is behind an address, by a name of its own: `{panel}` is its id. */
const PANEL = '/admin/collections/workspaces/{panel}'
const RESEARCH = '/admin/collections/workspaces/{research}'
const STUDIO = '/admin/collections/workspaces/{studio}'
const VELDWERK = '/admin/collections/organisations/{veldwerk}'
const NORTHSIDE = '/admin/collections/organisations/{northside}'
const CYCLE_PATHS = '/admin/collections/projects/{cyclePaths}'
const METHOD = '/admin/collections/projects/{method}'
const ROUND_TABLE = '/admin/collections/conversations/{roundTable}'
const FINDINGS = '/admin/collections/reports/{findings}'
const DRAFT = '/admin/collections/reports/{draft}'

type Person = {
  email: string
  /** What the nav does not offer. */
  absent: string[]
  /** Addresses where there is nothing for this person. */
  closed: string[]
  name: string
  /** What the nav does offer: it is there, and read. */
  present: string[]
  rule: string
}

const PEOPLE: Person[] = [
  {
    absent: [...MONEY, ...MANAGING, ...PROGRAM, ...PLATFORM],
    closed: [`${PANEL}/settings`, `${PANEL}/data-owner`, `${VELDWERK}/settings`, NORTHSIDE, STUDIO],
    email: 'mia@veldwerk.example',
    name: 'Mia',
    present: [...CONTENT, 'Workspaces', 'Organisations'],
    rule: '4.2',
  },
  {
    absent: [...CONTENT, ...MANAGING, ...PROGRAM, ...PLATFORM],
    closed: [
      CYCLE_PATHS,
      ROUND_TABLE,
      FINDINGS,
      `${PANEL}/people`,
      `${PANEL}/settings`,
      `${PANEL}/data-owner`,
    ],
    email: 'bea@veldwerk.example',
    name: 'Bea',
    present: ['Billing accounts', 'Workspaces', 'Organisations'],
    rule: '4.2',
  },
  {
    absent: ['Organisations', ...MONEY, ...MANAGING, ...PROGRAM, ...PLATFORM],
    closed: [
      RESEARCH,
      METHOD,
      STUDIO,
      `${PANEL}/settings`,
      `${PANEL}/data-owner`,
      `${PANEL}/billing`,
      `${VELDWERK}/people`,
      `${VELDWERK}/partnership`,
      `${VELDWERK}/settings`,
    ],
    email: 'xander@haarlem.example',
    name: 'Xander',
    present: [...CONTENT, 'Workspaces'],
    rule: '4.2',
  },
  {
    absent: ['Organisations', ...MONEY, ...MANAGING, 'Partner agreements', 'Users'],
    closed: [
      RESEARCH,
      METHOD,
      DRAFT,
      `${PANEL}/settings`,
      `${PANEL}/billing`,
      `${VELDWERK}/people`,
      `${VELDWERK}/partnership`,
    ],
    email: 'daan@haarlem.example',
    name: 'Daan',
    present: [...CONTENT, 'Workspaces', 'Audit log'],
    rule: '3.6',
  },
  {
    absent: ['Partner agreements', 'Agreement versions', ...PLATFORM],
    closed: [
      PANEL,
      RESEARCH,
      VELDWERK,
      CYCLE_PATHS,
      ROUND_TABLE,
      FINDINGS,
      `${VELDWERK}/people`,
      `${PANEL}/people`,
    ],
    email: 'greta@northside.example',
    name: 'Greta',
    present: [...CONTENT, ...MONEY, ...MANAGING],
    rule: '4.11',
  },
  {
    absent: [...CONTENT, 'Workspaces', 'Organisations', ...MONEY, ...MANAGING, ...PLATFORM],
    closed: [PANEL, VELDWERK, CYCLE_PATHS, ROUND_TABLE, FINDINGS],
    email: 'ed@platform.example',
    name: 'Ed',
    present: ['Partner agreements', 'Agreement versions'],
    rule: '2.6',
  },
  {
    absent: ['Users', 'Outgoing mail', 'Partner agreements'],
    closed: [NORTHSIDE, STUDIO],
    email: 'adam@veldwerk.example',
    name: 'Adam',
    present: [...CONTENT, ...MONEY, ...MANAGING],
    rule: '4.2',
  },
  {
    absent: CONTENT,
    closed: [ROUND_TABLE, FINDINGS, DRAFT],
    email: 'sam@platform.example',
    name: 'Sam',
    present: ['Workspaces', ...MANAGING, ...MONEY, ...PLATFORM],
    rule: '4.10',
  },
]

const NOTHING_HERE = /could not be found|nothing found|not allowed to access this page/i

onPlatform('what is not theirs', (platform) => {
  let ids: Record<string, string>

  beforeAll(async () => {
    const olga = await platform.api('olga@veldwerk.example')
    const greta = await platform.api('greta@northside.example')
    const find = (api: Api, slug: string, value: string, field = 'name') =>
      idOf(api, slug, field, value)
    ids = {
      cyclePaths: await find(olga, 'projects', 'Cycle paths'),
      draft: await find(olga, 'reports', 'Second round (draft)', 'title'),
      findings: await find(olga, 'reports', 'First findings', 'title'),
      method: await find(olga, 'projects', 'Method'),
      northside: await find(greta, 'organisations', 'Northside'),
      panel: await find(olga, 'workspaces', 'Haarlem citizen panel'),
      research: await find(olga, 'workspaces', 'Veldwerk research'),
      roundTable: await find(olga, 'conversations', 'Round table 1', 'title'),
      studio: await find(greta, 'workspaces', 'Northside studio'),
      veldwerk: await find(olga, 'organisations', 'Veldwerk'),
    }
  })

  const addressOf = (path: string) => path.replace(/\{(\w+)\}/, (_, name: string) => ids[name]!)
  const show = async (page: Page, path: string): Promise<string> => {
    await page.goto(addressOf(path))
    await page.locator('body').getByText(/\w/).first().waitFor()
    return mainOf(page).innerText()
  }

  test.each(PEOPLE)(
    '$rule 1.2 $name is offered nothing in the nav that is not theirs, and finds nothing at its addresses',
    async ({ absent, closed, email, present }) => {
      const page = await platform.pageOf(email, '/admin')
      const links = await page.locator('nav .nav__link').allInnerTexts()
      const offered = links.map((text) => text.trim())
      expect(offered).toEqual(expect.arrayContaining(present))
      expect(offered.filter((label) => absent.includes(label))).toEqual([])

      const opened: string[] = []
      for (const path of closed) {
        await page.goto(addressOf(path), { waitUntil: 'domcontentloaded' })
        const nothing = page.getByText(NOTHING_HERE).first()
        await nothing.waitFor({ timeout: 10_000 }).catch(() => opened.push(path))
      }
      expect(opened).toEqual([])
      expect(troublesOf(page).filter((trouble) => !trouble.includes('status of 404'))).toEqual([])
    },
  )

  test.each(['mia', 'bea'])('3.2 %s is offered no new client workspace', async (name) => {
    const page = await platform.pageOf(`${name}@veldwerk.example`, '/admin')
    await page.getByRole('heading', { name: 'Client workspaces of Veldwerk' }).waitFor()
    expect(await page.getByText(/New (client|internal) workspace/).count()).toBe(0)
  })

  test.each([
    ['mia', '/workspaces/create', 'An owner or admin of Veldwerk can: Adam, Olga.'],
    [
      'bea',
      '/workspaces/create?context=external',
      'An owner or admin of Veldwerk can: Adam, Olga.',
    ],
    ['sam', '/workspaces/create', 'Owners and admins of an organisation open its workspaces.'],
    ['sam', '/organisations/create', 'Customers create their own organisations'],
    ['sam', '/audit-events/create', 'The platform itself writes down what happens.'],
    ['daan', '/agreement-versions/create', 'A version is made each time'],
    ['daan', '/projects/create', 'Ask an owner or admin of the workspace.'],
  ])('3.2 1.2 %s, who may not create at %s, reads who can', async (name, path, sentence) => {
    const email = CAST.find(({ email: address }) => address.startsWith(`${name}@`))!.email
    const page = await platform.pageOf(email, `/admin/collections${path}`)
    await mainOf(page).getByText(sentence).waitFor()
    expect(await mainOf(page).innerText()).not.toMatch(/unauthorized|not allowed|untitled/i)
    expect(troublesOf(page)).toEqual([])
  })

  test('1.12 who may, makes an organisation on a page of its own; its drawer is called by what it does', async () => {
    const page = await platform.pageOf(
      'xander@haarlem.example',
      '/admin/collections/organisations/create',
    )
    const drawer = await openDrawer(page, 'Create an organisation')
    expect(await drawer.getAttribute('aria-label')).toBe('Create an organisation')
    await type(drawer, 'Name of the organisation', 'Xander & co')
    await press(drawer, 'Create an organisation')
    await mainOf(page).getByText('You are owner of Xander & co.').waitFor()
    expect(troublesOf(page)).toEqual([])
  })

  test('3.4 who may, still meets Payload’s form', async () => {
    const page = await platform.pageOf(
      'olga@veldwerk.example',
      '/admin/collections/projects/create',
    )
    await page.locator('#field-name').waitFor()
    expect(troublesOf(page)).toEqual([])
  })

  test('1 from outside an organisation one reads what it is, and one’s own part', async () => {
    const page = await platform.pageOf('daan@haarlem.example', addressOf(VELDWERK))
    for (const words of ['Research among citizens, for cities.', 'You watch over your data'])
      await mainOf(page).getByText(words).waitFor()
    const guest = await platform.pageOf('xander@haarlem.example', addressOf(VELDWERK))
    await mainOf(guest).getByText('You are a guest in this workspace.').waitFor()
    expect([...troublesOf(page), ...troublesOf(guest)]).toEqual([])
  })

  test('1 billing tells accounts apart by what they pay for', async () => {
    const page = await platform.pageOf(
      'bea@veldwerk.example',
      '/admin/collections/billing-accounts',
    )
    await mainOf(page).getByRole('link', { exact: true, name: 'Veldwerk' }).waitFor()
    const arrows = mainOf(page).locator('#heading-name .sort-column__buttons')
    expect(await arrows.filter({ visible: true }).count()).toBe(0)
    await mainOf(page).getByRole('link', { name: 'Haarlem citizen panel' }).click()
    await mainOf(page).getByRole('heading', { name: 'Haarlem citizen panel' }).waitFor()
    expect(troublesOf(page)).toEqual([])
  })

  test('8.6 8.7 staff read in words what happened and what was mailed, and when', async () => {
    const page = await platform.pageOf('sam@platform.example', '/admin/collections/audit-events')
    const main = mainOf(page)
    await main.getByText('The workspace was created').first().waitFor()
    expect(await main.locator('.cell-at a time').first().innerText()).toMatch(/ago$/)
    expect(await main.innerText()).not.toMatch(/\b[a-z]+\.[a-z_]+\b/)

    await page.goto('/admin/collections/outgoing-mails')
    await main.getByText('Invitation of a data owner').first().waitFor()
    expect(await main.locator('.cell-createdAt time').first().getAttribute('title')).toMatch(
      /20\d\d/,
    )
    expect(troublesOf(page)).toEqual([])
  })

  test('4.2 billing meets a workspace by what it costs: no content, and no tab for it', async () => {
    const page = await platform.pageOf('bea@veldwerk.example', addressOf(PANEL))
    await mainOf(page).getByText('This workspace bills on its own.').waitFor()

    expect(await page.locator('.doc-tab').allInnerTexts()).toEqual(['Billing'])
    expect(await mainOf(page).innerText()).not.toMatch(/Cycle paths|Round table|First findings/)
    expect(await show(page, '/admin/collections/projects')).not.toContain('Cycle paths')
  })

  test('1.9 a guest is marked as one, and finds only himself in the directory', async () => {
    const page = await platform.pageOf('xander@haarlem.example', '/admin')
    await page.getByRole('heading', { name: 'Where you are a guest' }).waitFor()
    await mainOf(page).getByText('external', { exact: true }).waitFor()
    expect(await mainOf(page).getByRole('heading', { level: 3 }).allInnerTexts()).toEqual([
      'Haarlem citizen panel',
    ])

    const people = await show(page, `${PANEL}/people`)
    expect(people).toContain('Xander')
    expect(people).not.toMatch(/Olga|Adam|Mia|Daan/)
  })

  test('1.9 3.6 a member sees no addresses, the data owner’s least of all', async () => {
    const page = await platform.pageOf('mia@veldwerk.example', addressOf(`${PANEL}/people`))
    await mainOf(page).getByText('Daan').waitFor()
    expect(await mainOf(page).innerText()).not.toContain('@')
    expect(await page.getByRole('button', { name: 'Invite somebody' }).count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Change role' }).count()).toBe(0)
  })

  test('2.2 a member is not told that the agreement was not accepted, which it was', async () => {
    const page = await platform.pageOf('mia@veldwerk.example', addressOf(VELDWERK))
    await mainOf(page).getByText('Partner since', { exact: true }).waitFor()
    expect(await mainOf(page).innerText()).not.toContain('Not accepted')
  })

  test('4.1 the data owner meets no form: workspace, people, project, conversation and report are text', async () => {
    const page = await platform.pageOf('daan@haarlem.example', '/admin')
    for (const [path, words] of [
      [PANEL, 'You are the data owner.'],
      [`${PANEL}/people`, 'Xander'],
      [`${PANEL}/data-owner`, 'What a data owner can do'],
      [`${PANEL}/activity`, 'The workspace was created'],
      [CYCLE_PATHS, 'What citizens think of the new cycle paths.'],
      [ROUND_TABLE, 'Anna: I do, every day.'],
      [FINDINGS, 'Most citizens want the station crossing changed first.'],
    ] as const) {
      await page.goto(addressOf(path))
      await mainOf(page).getByText(words).first().waitFor()
      expect([path, ...(await waysToWrite(page))]).toEqual([path])
    }
    expect(troublesOf(page)).toEqual([])
  })

  test('2.1 an admin of a partner has no partner flag to turn', async () => {
    const page = await platform.pageOf('adam@veldwerk.example', addressOf(VELDWERK))
    await mainOf(page).getByText('Partner since', { exact: true }).waitFor()
    expect(
      await mainOf(page)
        .getByRole('button', { name: /partner/i })
        .count(),
    ).toBe(0)

    await page.goto(addressOf(`${VELDWERK}/settings`))
    await page.locator('#field-name').waitFor()
    expect(await page.locator('[id*="isPartner"]').count()).toBe(0)
  })

  test('4.10 staff read no content, wherever they look', async () => {
    const page = await platform.pageOf('sam@platform.example', '/admin')
    for (const path of [
      PANEL,
      `${PANEL}/people`,
      `${PANEL}/activity`,
      CYCLE_PATHS,
      '/admin/collections/projects',
      '/admin/collections/conversations',
      '/admin/collections/reports',
    ]) {
      const text = await show(page, path)
      expect([path, text]).toEqual([
        path,
        expect.not.stringMatching(/new cycle paths|every day|Round table|station crossing|sketch/),
      ])
    }
  })
})
