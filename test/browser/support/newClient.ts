import type { Page } from 'playwright-core'

import { press, type } from './act'

/** The page where a client workspace is opened. */
export const NEW_CLIENT = '/admin/collections/workspaces/create?context=external'

/** What its first step asks. */
export const CLIENT_FIELDS = {
  name: 'Name of the workspace',
  organisation: 'The client’s organisation',
  email: 'The data owner’s address',
} as const

type Client = Record<keyof typeof CLIENT_FIELDS, string>

export const typeClient = async (page: Page, client: Client): Promise<void> => {
  for (const [field, label] of Object.entries(CLIENT_FIELDS))
    await type(page, label, client[field as keyof Client])
}

/** Fills in all three steps; what is left is to press "Create workspace". */
export const fillSteps = async (page: Page, client: Client): Promise<void> => {
  await typeClient(page, client)
  await press(page, 'Next')
  await press(page, 'Next')
  await page.getByRole('checkbox').check()
}
