import { beforeAll, expect, test } from '@jest/globals'

import type { Reader } from './support/testLooks'

import { errorOf, mainOf, openDrawer, press, type, waysToWrite } from './support/act'
import { findWith, idOf } from './support/find'
import { screenshot, scrollsSideways, seriousProblems } from './support/look'
import { onPlatform } from './support/platform'
import { firstAction, idsOf } from './support/screens'
import { testLooks } from './support/testLooks'
import { troublesOf } from './support/troubles'

const SAM = 'sam@platform.example'
const BEA = 'bea@veldwerk.example'
const GRETA = 'greta@northside.example'

const COLLECTIONS = '/admin/collections'
const ACCOUNT = `${COLLECTIONS}/billing-accounts/{account}`
const DEAL = `${COLLECTIONS}/referral-entries/{deal}`

/** What was refused on purpose. */
const REFUSED_ONCE = [expect.stringContaining('400 (Bad Request)')]

const READERS: Reader[] = [
  {
    email: SAM,
    name: 'Sam',
    screens: [
      { name: 'revenue', path: '/admin/revenue' },
      { name: 'account-staff', path: ACCOUNT },
      { name: 'account-issue', open: firstAction, path: ACCOUNT },
      { name: 'account-settings', path: `${ACCOUNT}/settings` },
      { name: 'invoice-staff', path: `${COLLECTIONS}/invoices/{invoice}` },
      { name: 'list-invoices', path: `${COLLECTIONS}/invoices` },
      { name: 'list-deals', path: `${COLLECTIONS}/referral-entries` },
      { name: 'deal-new', path: `${COLLECTIONS}/referral-entries/create` },
      { name: 'deal-staff', path: DEAL },
      { name: 'deal-terms', open: firstAction, path: DEAL },
      { name: 'deal-simulator', path: `${DEAL}/simulator` },
      { name: 'settle', path: `${COLLECTIONS}/settlements/create` },
    ],
  },
  {
    email: BEA,
    name: 'Bea',
    screens: [
      { name: 'account-bea', path: ACCOUNT },
      { name: 'invoice-bea', path: `${COLLECTIONS}/invoices/{invoice}` },
      { name: 'deal-bea', path: DEAL },
      { name: 'list-settlements', path: `${COLLECTIONS}/settlements` },
    ],
  },
]

onPlatform('8.3 and 7.1 the screens of money', (platform) => {
  const ids: Record<string, string> = {}
  let northside: string
  beforeAll(async () => {
    const sam = await platform.api(SAM)
    Object.assign(ids, await idsOf(platform))
    const { body } = await sam.get(`workspaces/${ids.panel}?depth=0`)
    ids.account = body.billingAccount
    ids.deal = await idOf(sam, 'referral-entries', 'billingAccount', ids.account!)
    ids.invoice = (await findWith(sam, 'invoices', 'billingAccount', ids.account!))[0].id
    const { body: organisation } = await sam.get(`organisations/${ids.northside}?depth=0`)
    northside = organisation.billingAccount
  })

  const newestNumber = async (): Promise<string | undefined> => {
    const { body } = await (await platform.api(SAM)).get('invoices?sort=-number&limit=1&depth=0')
    return body.docs[0]?.number
  }

  test('8.3 Sam issues an invoice in euros, and sees its sums before', async () => {
    const page = await platform.pageOf(SAM, `${COLLECTIONS}/billing-accounts/${northside}`)
    const drawer = await openDrawer(page, 'Issue an invoice…')
    await press(drawer, 'Issue the invoice')
    expect(await errorOf(drawer, /^Price/)).toContain('in euros')
    await type(drawer, /^Description/, 'Seats in November')
    await type(drawer, /^Quantity/, '3')
    await type(drawer, /^Price/, '20.50')
    await drawer.getByText('€\u00a074.42').waitFor()
    await screenshot(page, 'money-issue')
    expect(await seriousProblems(page, '.pp-drawer')).toEqual([])
    await press(drawer, 'Issue the invoice')
    await page.waitForURL('**/collections/invoices/*')
    await page.getByText(/^€\s74\.42 due by /).waitFor()
    expect(troublesOf(page)).toEqual([])
  })

  test('8.3 he records a payment in euros; too much is refused at its field', async () => {
    const id = await idOf(await platform.api(SAM), 'invoices', 'number', (await newestNumber())!)
    const page = await platform.pageOf(SAM, `${COLLECTIONS}/invoices/${id}`)
    const drawer = await openDrawer(page, 'Record payment…')
    await type(drawer, /^Amount/, '80')
    await press(drawer, 'Record the payment')
    expect(await errorOf(drawer, /^Amount/)).not.toBe('')
    await type(drawer, /^Amount/, '74,42')
    await type(drawer, /^Reference/, 'Statement 12')
    await screenshot(page, 'money-payment')
    await press(drawer, 'Record the payment')
    await page.getByText('Statement 12').waitFor()
    await page.getByRole('button', { name: 'Refund…' }).waitFor()
    expect(troublesOf(page)).toEqual(REFUSED_ONCE)
  })

  test('7.1 he makes a deal in percent and euros, by a live example', async () => {
    const page = await platform.pageOf(
      SAM,
      `${COLLECTIONS}/referral-entries/create?account=${northside}`,
    )
    await type(page, /^Kickback/, '10')
    await type(page, /^Discount/, '10')
    await type(page, /^Cap/, '1,000')
    await page
      .getByText('gives the partner €\u00a090.00 and the client €\u00a0100.00 off')
      .waitFor()
    await page.getByText('The cap is reached after about 11 such invoices.').waitFor()
    await screenshot(page, 'money-new-deal')
    await type(page, /^Reason/, 'Veldwerk brought Northside')
    await press(page, 'Make this deal')
    await page.waitForURL(/referral-entries\/[0-9a-f-]{36}$/)
    await page.getByText('Veldwerk brought Northside, and earns on what they pay.').waitFor()
    expect(troublesOf(page)).toEqual([])
  })

  test('7.9 he recomputes a deal, and plays with its numbers', async () => {
    const page = await platform.pageOf(SAM, DEAL.replace('{deal}', ids.deal!))
    await press(page, 'Recompute')
    await page.getByText('No drift: the ledger is what the facts come to.').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('link', { exact: true, name: 'Simulator' }).click()
    await type(page, /^Kickback/, '20')
    await press(page, 'Show what it gives')
    await page.getByText('€\u00a0810.00').first().waitFor()
    await page.getByText('The cap is not reached.').waitFor()
    await screenshot(page, 'money-simulator')
    expect(troublesOf(page)).toEqual([])
  })

  test('7.7 he settles with Veldwerk what is payable, and takes it back', async () => {
    const page = await platform.pageOf(SAM, `${COLLECTIONS}/settlements/create`)
    const drawer = await openDrawer(page, 'Settle with Veldwerk…')
    await type(drawer, /^Reference/, 'Transfer 7')
    await screenshot(page, 'money-settle')
    await press(drawer, 'Record €\u00a0270.00 paid to Veldwerk')
    await page.waitForURL(/settlements\/[0-9a-f-]{36}$/)
    const cancel = await openDrawer(page, 'Cancel…')
    await type(cancel, /^Reason/, 'The bank refused it')
    await press(cancel, 'Cancel this settlement')
    await page.getByText('Cancelled: Veldwerk was not paid by it.').waitFor()
    expect(troublesOf(page)).toEqual([])
  })

  test.each([
    { path: `${COLLECTIONS}/invoices/{invoice}`, text: 'Gemeente Haarlem' },
    { path: DEAL, text: '10\u00a0% of that is €\u00a0135.00' },
  ])('7.2 Bea reads $path at 390 px without any action', async ({ path, text }) => {
    const address = path.replace(/\{(\w+)\}/, (_, name: string) => ids[name]!)
    const page = await platform.pageOf(BEA, address, { width: 390 })
    await mainOf(page).getByText(text).first().waitFor()
    expect(await page.locator('.pp-screen__actions button').count()).toBe(0)
    const written = await waysToWrite(page)
    expect(written.filter((field) => !field.includes('type="date"'))).toEqual([])
    expect(await scrollsSideways(page)).toBe(false)
    expect(troublesOf(page)).toEqual([])
  })

  test('8.5 Greta finds no revenue page', async () => {
    const page = await platform.pageOf(GRETA, '/admin/revenue')
    await page
      .getByText(/not found/i)
      .first()
      .waitFor()
    expect(await page.getByText('Monthly revenue').count()).toBe(0)
  })

  testLooks(platform, READERS, () => ids)
})
