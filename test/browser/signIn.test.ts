import { expect, test } from '@jest/globals'

import { CAST } from '../../src/reference/cast.mjs'
import { onPlatform, typeCredentials } from './support/platform'
import { troublesOf } from './support/troubles'

onPlatform('signing in', (platform) => {
  test.each(CAST)('$name, $role, signs in by typing and meets no error', async ({ email }) => {
    const page = await platform.signIn(email)

    expect(new URL(page.url()).pathname).toBe('/admin')
    expect(troublesOf(page)).toEqual([])
  })

  test('a wrong password is told beside the form, which stays', async () => {
    const page = await platform.newPage()
    await page.goto('/admin/login')
    await typeCredentials(page, 'olga@veldwerk.example', 'not her password')

    await page.getByText('The email or password provided is incorrect.').waitFor()
    expect(await page.locator('#field-email').inputValue()).toBe('olga@veldwerk.example')
  })

  test('a session that ended leads to the login page, and from there back', async () => {
    const page = await platform.signIn('olga@veldwerk.example')
    await page.context().clearCookies()

    await page.goto('/admin/collections/workspaces')
    await page.waitForURL('**/admin/login?**')
    await typeCredentials(page, 'olga@veldwerk.example')

    await page.waitForURL('**/admin/collections/workspaces**')
    await page.getByRole('link', { name: 'Haarlem citizen panel' }).waitFor()
  })
})
