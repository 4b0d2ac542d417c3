import { settingsPage } from '../document/settingsPage.js'
import { foundBy } from '../shared/foundBy.js'
import { changesAccount } from './tabs.js'

/** Whom an account's invoices name and where they go; what staff agreed on. */
export const AccountSettings = foundBy(
  changesAccount,
  settingsPage(({ say }) => <p className="pp-quiet">{say('accountPage:settingsLead')}</p>),
)
