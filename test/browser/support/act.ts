import type { Locator, Page } from 'playwright-core'

import { eventually } from '../../support/mailServer'

const ALIVE_MS = 15_000

/** The drawer that is open. */
export const drawerOf = (page: Page): Locator => page.getByRole('dialog')

/** What a page shows beside Payload's nav and header. */
export const mainOf = (page: Page): Locator => page.locator('.template-default__wrap')

/** Presses a button once it is alive. */
export const press = async (within: Locator | Page, name: RegExp | string): Promise<void> => {
  const button = within.getByRole('button', { exact: true, name })
  await alive(button)
  await button.click()
}

/** Presses a button, and resolves to the drawer that it opens. */
export const openDrawer = async (
  page: Page,
  name: RegExp | string,
  within: Locator | Page = page,
): Promise<Locator> => {
  const drawer = drawerOf(page)
  await drawer.waitFor({ state: 'hidden' }) // The one before it may still be closing.
  await press(within, name)
  await drawer.locator('form').waitFor()
  return drawer
}

/** Types into a field, key by key, in place of what stood there. */
export const type = async (
  within: Locator | Page,
  label: RegExp | string,
  text: string,
): Promise<void> => {
  const field = within.getByLabel(label)
  await alive(field)
  await field.clear()
  await field.pressSequentially(text)
}

/** What stands next to a field because of what was written in it. */
export const errorOf = async (within: Locator | Page, label: RegExp | string): Promise<string> => {
  const field = within.getByLabel(label)
  await eventually(
    'an error beside the field',
    async () => (await field.getAttribute('aria-invalid')) === 'true',
  )
  const [error = ''] = ((await field.getAttribute('aria-describedby')) ?? '')
    .split(' ')
    .filter((id) => id.endsWith('-error'))
  return field.page().locator(`[id="${error}"]`).innerText()
}

/** The row of a table that says something. */
export const rowOf = (page: Page, text: string): Locator =>
  page.getByRole('row').filter({ hasText: text })

/** What somebody could write with: nothing, where a page is only read. */
export const waysToWrite = (page: Page): Promise<string[]> =>
  mainOf(page)
    .locator('input, textarea, select, [contenteditable="true"], button:has-text("Save")')
    .evaluateAll((elements) => elements.map((element) => element.outerHTML))

/** Waits until React listens to an element: what is typed or pressed before that is lost. */
export const alive = (element: Locator): Promise<true> =>
  eventually(
    'an element that React listens to',
    () =>
      element.evaluate((node) =>
        Object.keys(node).some((key) => key.startsWith('__reactProps')) ? true : false,
      ) as Promise<true | false>,
    ALIVE_MS,
  )
