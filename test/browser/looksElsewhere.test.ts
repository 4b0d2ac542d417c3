import { beforeAll, expect, test } from '@jest/globals'

import type { Screen } from './support/screens'
import type { Reader } from './support/testLooks'

import { DEMO_PASSWORD } from '../../src/reference/cast.mjs'
import { onPlatform } from './support/platform'
import { firstAction, flawsOf, idsOf } from './support/screens'
import { testLooks } from './support/testLooks'

const PANEL = '/admin/collections/workspaces/{panel}'
const VELDWERK = '/admin/collections/organisations/{veldwerk}'

const READERS: Reader[] = [
  {
    email: 'sam@platform.example',
    name: 'Sam',
    screens: [
      { name: 'home-sam', path: '/admin' },
      { name: 'organisation-before', path: '/admin/collections/organisations/{northside}' },
      { name: 'organisation-staff', path: VELDWERK },
      { name: 'organisation-end-partner', open: firstAction, path: VELDWERK },
      { name: 'workspace-staff', path: PANEL },
      { name: 'list-organisations', path: '/admin/collections/organisations' },
      { name: 'list-mails', path: '/admin/collections/outgoing-mails' },
      { name: 'mail', path: '/admin/collections/outgoing-mails/{mail}' },
      { name: 'list-users', path: '/admin/collections/users' },
      { name: 'list-audit', path: '/admin/collections/audit-events' },
    ],
  },
  {
    email: 'ed@platform.example',
    name: 'Ed',
    screens: [
      { name: 'home-ed', path: '/admin' },
      { name: 'list-agreements', path: '/admin/collections/partner-agreements' },
      { name: 'agreement', path: '/admin/collections/partner-agreements/{agreement}' },
    ],
  },
  {
    email: 'daan@haarlem.example',
    name: 'Daan',
    screens: [
      { name: 'home-daan', path: '/admin' },
      { name: 'workspace-daan', path: PANEL },
      { name: 'project-read', path: '/admin/collections/projects/{cyclePaths}' },
      { name: 'conversation-read', path: '/admin/collections/conversations/{roundTable}' },
      { name: 'report-read', path: '/admin/collections/reports/{findings}' },
    ],
  },
  {
    email: 'xander@haarlem.example',
    name: 'Xander',
    screens: [{ name: 'home-xander', path: '/admin' }],
  },
  {
    email: 'nora@nowhere.example',
    name: 'Nora, new and without a place,',
    screens: [
      { name: 'home-newcomer', path: '/admin' },
      { name: 'home-newcomer-create', open: firstAction, path: '/admin' },
    ],
  },
]

onPlatform('how the screens of staff, editors, clients and newcomers look', (platform) => {
  let ids: Record<string, string>
  let outside: Screen[]

  beforeAll(async () => {
    ids = await idsOf(platform)
    const olga = await platform.api('olga@veldwerk.example')
    await olga.post('invitations', {
      email: 'walter@leiden.example',
      role: 'external',
      workspace: ids.panel,
    })
    await register('nora@nowhere.example', 'Nora')
    outside = [
      { name: 'login', path: '/admin/login' },
      { name: 'sign-up', path: '/sign-up' },
      { name: 'invitation', path: await pathMailedTo('walter@leiden.example') },
      { name: 'invitation-unknown', path: '/invitation#token=nothing' },
    ]
  })

  const pathMailedTo = async (email: string) =>
    (await platform.mailedLink(email)).slice(platform.url.length)

  /** Somebody who asked for an account, and has nothing else. */
  const register = async (email: string, name: string) => {
    const send = async (path: string, body: object) => {
      const { status } = await fetch(`${platform.url}/api/${path}`, {
        body: JSON.stringify(body),
        headers: { 'Content-Type': 'application/json' },
        method: 'POST',
      })
      expect(status).toBeLessThan(300)
    }
    await send('partner-program/sign-up', { email })
    const token = (await platform.mailedLink(email)).split('#token=')[1]
    await send('invitations/accept', { name, password: DEMO_PASSWORD, token })
  }

  testLooks(platform, READERS, () => ids)

  test('the pages before signing in are readable and usable too, and in Dutch for a Dutch reader', async () => {
    const page = await platform.newPage({ locale: 'nl' })
    const flaws = await flawsOf(page, outside, ids, { isDutch: true })
    expect(flaws.filter(isNoRefusal)).toEqual([])
  })
})

/** A browser notes each refused request; that of an unknown link is one. */
const isNoRefusal = (flaw: string): boolean => !/status of 40[134]/.test(flaw)
