import { beforeAll, expect, test } from '@jest/globals'

import type { Reader } from './support/testLooks'

import { NEW_CLIENT } from './support/newClient'
import { onPlatform } from './support/platform'
import { firstAction, idsOf, secondStep, thirdStep } from './support/screens'
import { testLooks } from './support/testLooks'

const PANEL = '/admin/collections/workspaces/{panel}'
const VELDWERK = '/admin/collections/organisations/{veldwerk}'
const NORTHSIDE = '/admin/collections/organisations/{northside}'

const READERS: Reader[] = [
  {
    email: 'olga@veldwerk.example',
    name: 'Olga',
    screens: [
      { name: 'home-olga', path: '/admin' },
      { name: 'workspace-work', path: PANEL },
      { name: 'workspace-people', path: `${PANEL}/people` },
      { name: 'workspace-invite', open: firstAction, path: `${PANEL}/people` },
      { name: 'workspace-data-owner', path: `${PANEL}/data-owner` },
      { name: 'workspace-billing', path: `${PANEL}/billing` },
      { name: 'workspace-activity', path: `${PANEL}/activity` },
      { name: 'workspace-settings', path: `${PANEL}/settings` },
      { name: 'organisation-overview', path: VELDWERK },
      { name: 'organisation-partnership', path: `${VELDWERK}/partnership` },
      { name: 'organisation-people', path: `${VELDWERK}/people` },
      { name: 'organisation-settings', path: `${VELDWERK}/settings` },
    ],
  },
  {
    email: 'adam@veldwerk.example',
    name: 'Adam',
    screens: [
      { name: 'home-adam', path: '/admin' },
      { name: 'create-for-whom', path: '/admin/collections/workspaces/create' },
      { name: 'create-step-1', path: NEW_CLIENT },
      { name: 'create-step-2', open: secondStep, path: NEW_CLIENT },
      { name: 'create-step-3', open: thirdStep, path: NEW_CLIENT },
      { name: 'list-workspaces', path: '/admin/collections/workspaces' },
      { name: 'list-projects', path: '/admin/collections/projects' },
      { name: 'list-memberships', path: '/admin/collections/memberships' },
      { name: 'list-invitations', path: '/admin/collections/invitations' },
      { name: 'project-form', path: '/admin/collections/projects/{cyclePaths}' },
    ],
  },
  {
    email: 'greta@northside.example',
    name: 'Greta',
    screens: [
      { name: 'home-greta', path: '/admin' },
      { name: 'partnership-before', path: `${NORTHSIDE}/partnership` },
      { name: 'partnership-accept', open: firstAction, path: `${NORTHSIDE}/partnership` },
    ],
  },
  {
    email: 'mia@veldwerk.example',
    name: 'Mia',
    screens: [{ name: 'home-mia', path: '/admin' }],
  },
  {
    email: 'bea@veldwerk.example',
    name: 'Bea',
    screens: [
      { name: 'home-bea', path: '/admin' },
      { name: 'workspace-billing-bea', path: PANEL },
      { name: 'list-accounts', path: '/admin/collections/billing-accounts' },
    ],
  },
]

onPlatform('how the screens of an agency look', (platform) => {
  let ids: Record<string, string>
  beforeAll(async () => {
    ids = await idsOf(platform)
  })

  testLooks(platform, READERS, () => ids)

  test('a reader who prefers the dark gets the dark', async () => {
    const page = await platform.pageOf('olga@veldwerk.example', '/admin', { colorScheme: 'dark' })
    await page.waitForFunction(() => document.documentElement.dataset.theme === 'dark')
    const [red = 255] = await page.evaluate(() =>
      getComputedStyle(document.documentElement).backgroundColor.match(/\d+/g)!.map(Number),
    )
    expect(red).toBeLessThan(60)
  })
})
