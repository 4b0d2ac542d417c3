import type { CollectionAfterChangeHook } from 'payload'

import type { Program } from '../src/program.js'

import { forgetFacts } from '../access/facts.js'
import { differenceOf, record } from '../src/audit/record.js'
import { findOwnByIdOrThrow } from '../src/db/own.js'

const TOLD = [
  'tier',
  'billingPeriod',
  'paymentMode',
  'discountKind',
  'discountBps',
  'accountManager',
  'legalName',
  'vatId',
] as const

/** Records what changed of a billing account. */
export const tellAccountChange =
  (program: Program): CollectionAfterChangeHook =>
  async ({ data, doc, operation, previousDoc, req }) => {
    if (operation === 'create') return doc
    const call = { program, req }
    const after = await findOwnByIdOrThrow(call, 'billingAccounts', (doc as { id: string }).id)
    const difference = differenceOf(
      previousDoc as Record<string, unknown>,
      after as unknown as Record<string, unknown>,
      TOLD,
    )
    if (difference) {
      const { id, organisation, workspace } = after
      await record(call, {
        action: 'billing_account.changed',
        ...difference,
        organisation,
        reason: (data as { reason?: unknown }).reason,
        subject: { collection: 'billingAccounts', id },
        workspace,
      })
    }
    forgetFacts(req)
    return doc
  }
