import type { BillingAccount, Id } from '../../documents.js'
import type { Visit } from '../shared/visit.js'

import { holds, holdsInOrganisation } from '../../../access/can.js'
import { accountFacts } from '../../../access/facts.js'
import { isStaff } from '../../../access/person.js'
import { readAsCaller } from '../../db/own.js'
import { documentTab } from '../shared/documentTab.js'

/** Who reads all of an account, its invoices included; others see at which tier it is. */
export const readsAccount = async ({ call }: Visit, id: Id): Promise<boolean> =>
  isStaff(call) || (await accountFacts(call, id)).isFull

/** Who changes how an account is paid. */
export const changesAccount = async ({ call }: Visit, id: Id): Promise<boolean> => {
  if (isStaff(call)) return true
  const account = (await readAsCaller(call, 'billingAccounts', id)) as BillingAccount | null
  return (
    (await holdsInOrganisation(call, 'payment:update', account?.organisation)) ||
    (await holds(call, 'payment:update', account?.workspace))
  )
}

export const AccountTab = documentTab('accountPage:overview', () => true)
export const AccountSettingsTab = documentTab('accountPage:settings', changesAccount)
